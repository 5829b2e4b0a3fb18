"""What knows nothing of pictures and pages: the tools that all other rooms are built with."""
