### Human output of the command line.
