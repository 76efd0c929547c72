"""Reports for analysts over many documents."""
