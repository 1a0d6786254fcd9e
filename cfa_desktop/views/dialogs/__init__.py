"""The dialogs: one entrance each, every reason said beside the field."""
