//! Small values that tests build upon.

use model::Task;

/// A task with nothing but an id and a text.
pub(crate) fn task(id: &str, text: &str) -> Task {
    Task { text: text.to_owned(), ..crate::records::blank(id.to_owned()) }
}
