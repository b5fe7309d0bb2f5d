"""Reading: an article in, draft claims, places and incidents with evidence out. No network, no model to load."""

from borderviz.reading.draft import Draft, DraftClaim, DraftEvidence, DraftIncident, DraftPlace, DraftReport
from borderviz.reading.reader import read

__all__ = ["Draft", "DraftClaim", "DraftEvidence", "DraftIncident", "DraftPlace", "DraftReport", "read"]
