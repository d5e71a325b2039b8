"""The bar of chips that tells what is filtered by, and the box in which that is chosen."""
