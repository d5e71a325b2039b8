"""What a unit is called: vocabulary, grammar, named units and ships."""
