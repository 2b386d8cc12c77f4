"""Coopérathèque: a searchable web archive of cooperation news.

The map, in the order of the data's way::

    documents/   bytes from the world → Document; one module a format
    reading/     Document → Reading: structure, repairs, dates, labels with their evidence; pure
    archive/     every database question and change   (models.py the tables, database.py opens)
    search/      what was typed → Query → Results, over the Whoosh index
    ingest.py    the way in: read, save, index        cli.py     the command `coop`
    indexing.py  the index kept in step with the database, the truth   mending.py  by a server, too
    pages/       the way out, one module for each word in the URL          main.py  create_app
    templating.py  Jinja and the catalogues           names.py, wording.py, edtf.py  what is shown
    months.py    the months by name, for what is stated and what is typed
"""
