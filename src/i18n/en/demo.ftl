### Making a demonstration.

demo-too-many-due = More clients are to be due than there are clients.
demo-no-story = The rules in force allow no such demonstration.
demo-no-folder = No temporary folder can be made.
