"""What the user asks of an audit: as of when, which contacts, cut how. Words into types; reads no export."""
