//! Assignments in prose: who is told to do what, by when.
//!
//! A task is a paragraph or item that names who leads, stands under a heading that is a body, or is an item under a
//! heading of tasks, contents or solutions. Purposes, targets and preambles stay running text.

mod aside;
pub(crate) mod bodies;
mod body_words;
mod closing;
pub(crate) mod fields;
pub(crate) mod labels;
mod person;
pub(crate) mod rules;
pub(crate) mod section;
pub(crate) mod subject;
pub(crate) mod subjects;
pub(crate) mod tasks;
mod together;
mod unread;
