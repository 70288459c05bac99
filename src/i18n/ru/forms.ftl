### Titles and hints of forms.
