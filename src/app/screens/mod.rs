//! The screens: what each remembers and what it does, one file each. Forms have a purpose each in
//! `forms`.

pub mod arrangement;
pub mod arrangements;
pub mod board;
pub mod compare;
pub mod equality;
pub mod files;
pub mod first_run;
pub mod forms;
pub mod history;
pub mod import_check;
pub mod import_list;
pub mod instead;
pub mod learn;
pub mod left_out;
pub mod match_start;
pub mod neutrals;
pub mod pair;
pub mod pairing;
pub mod people;
pub mod preferences;
pub mod profile;
pub mod restricted;
pub mod runs;
pub mod safe_copies;
pub mod safe_copy;
pub mod scheme;
pub mod settings;
pub mod shortlist;
pub mod timeline;
pub mod today;
pub mod unlock;
pub mod what_if;
pub mod who_can_open;
pub mod why;
