//! Importing spreadsheets and exporting lists.

mod hostile;
mod outcomes;
mod round_trip;
