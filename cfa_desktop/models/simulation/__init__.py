"""What would happen at an instant if nothing were done."""
