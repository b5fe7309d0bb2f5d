"""Events of a text: triggers, their places, who is blamed, and which accounts are of one event."""
