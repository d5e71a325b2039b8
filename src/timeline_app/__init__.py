"""Campaign Timeline: dated events and orders of battle out of Chinese battle articles."""

__version__ = "0.1.0"
APP_ID = "io.github.campaign_timeline"
APP_NAME = "Campaign Timeline"
FOLDER = "campaign-timeline"
"""Its folder among the system's folders for data, settings and logs."""
