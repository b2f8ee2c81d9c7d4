"""What torch accepts but the user probably did not mean, a module for each subject."""
