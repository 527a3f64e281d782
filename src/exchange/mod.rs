//! Lists in and out: spreadsheets read into the record, and the record's lists as spreadsheets.
//!
//! It is handed bytes and gives data: no file is opened or written here, and nothing reaches the
//! record but the one change of an import that somebody has looked through and accepted.
//!
//! The way in: [`read`] makes a table of bytes, [`headings`] says where each column goes,
//! [`values`] what each cell says, [`row`] what the cells of a row say together, [`plan`] what
//! becomes of every row, and [`writes`] turns an accepted plan into one change. The way out:
//! [`tables`] lays out the lists, [`mod@csv`] writes them.

pub mod answers;
pub mod csv;
pub mod cut;
pub mod dates;
pub mod doubles;
pub mod echo;
pub mod headings;
pub mod lexicon;
pub mod lists;
pub mod must_haves;
pub mod plan;
pub mod problem;
pub mod read;
pub mod row;
mod synonyms;
pub mod tables;
pub mod values;
pub mod vocabulary;
pub mod writes;
