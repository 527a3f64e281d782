//! How every screen shows, one file each, under the same name as what it does.

pub mod arrangement;
pub mod arrangements;
pub mod board;
pub mod compare;
pub mod equality;
pub mod files;
pub mod first_run;
pub mod history;
pub mod import_check;
pub mod import_list;
pub mod instead;
pub mod learn;
pub mod left_out;
pub mod match_start;
pub mod neutrals;
pub mod pair;
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

use super::form;
use super::pen::Pen;
use crate::app::Cx;
use crate::app::screen::Screen;

/// Draws the body of a screen.
pub fn draw(screen: &Screen, cx: &Cx<'_>, pen: &mut Pen<'_>) {
    match screen {
        Screen::FirstRun(state) => first_run::draw(state, cx, pen),
        Screen::Unlock(state) => unlock::draw(state, cx, pen),
        Screen::Instead(state) => instead::draw(state, cx, pen),
        Screen::Today(state) => today::draw(state, cx, pen),
        Screen::People(state) => people::draw(state, cx, pen),
        Screen::Profile(state) => profile::draw(state, cx, pen),
        Screen::Sheet(state) => restricted::draw(state, cx, pen),
        Screen::Preferences(state) => preferences::draw(state, cx, pen),
        Screen::MatchStart(state) => match_start::draw(state, cx, pen),
        Screen::Scheme(state) => scheme::draw(state, cx, pen),
        Screen::Shortlist(state) => shortlist::draw(state, cx, pen),
        Screen::Why(state) => why::draw(state, cx, pen),
        Screen::WhatIf(state) => what_if::draw(state, cx, pen),
        Screen::LeftOut(state) => left_out::draw(state, cx, pen),
        Screen::Neutrals(state) => neutrals::draw(state, cx, pen),
        Screen::Runs(state) => runs::draw(state, cx, pen),
        Screen::Compare(state) => compare::draw(state, cx, pen),
        Screen::Board(state) => board::draw(state, cx, pen),
        Screen::Pair(state) => pair::draw(state, cx, pen),
        Screen::Arrangements(state) => arrangements::draw(state, cx, pen),
        Screen::Arrangement(state) => arrangement::draw(state, cx, pen),
        Screen::Learn(state) => learn::draw(state, cx, pen),
        Screen::Equality(state) => equality::draw(state, cx, pen),
        Screen::Files(state) => files::draw(state, cx, pen),
        Screen::SafeCopies(state) => safe_copies::draw(state, cx, pen),
        Screen::SafeCopy(state) => safe_copy::draw(state, cx, pen),
        Screen::ImportList(state) => import_list::draw(state, cx, pen),
        Screen::ImportCheck(state) => import_check::draw(state, cx, pen),
        Screen::History(state) => history::draw(state, cx, pen),
        Screen::WhoCanOpen(state) => who_can_open::draw(state, cx, pen),
        Screen::Settings(state) => settings::draw(state, cx, pen),
        Screen::Form(page) => form::draw(page, cx, pen),
    }
}
