//! Importing spreadsheets and exporting lists.

mod hostile;
mod kept;
mod outcomes;
mod round_trip;
mod understood;
