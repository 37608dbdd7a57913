"""What a learner sees and touches: the player, the debrief, the exercise items, the course home."""
