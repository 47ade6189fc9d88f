//! Lines about inputs that finish in any order, said in the order in which the inputs were named.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// What waits until all before it is said. One input that is slow holds the lines of those behind it, no work.
pub(super) struct Turns {
    order: BTreeMap<String, usize>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    next: usize,
    waiting: BTreeMap<usize, Vec<String>>,
}

impl Turns {
    /// Inputs by name, in their order.
    pub(super) fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut order = BTreeMap::new();
        for name in names {
            let turn = order.len();
            order.entry(name.to_owned()).or_insert(turn);
        }
        Self { order, state: Mutex::default() }
    }

    /// An input is finished, and there are lines about it; returns what may be said now. A name that is not among the
    /// inputs waits for nothing.
    pub(super) fn finished(&self, name: &str, lines: Vec<String>) -> Vec<String> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(&turn) = self.order.get(name).filter(|turn| **turn >= state.next) else { return lines };
        state.waiting.entry(turn).or_default().extend(lines);
        let mut said = Vec::new();
        loop {
            let next = state.next;
            let Some(lines) = state.waiting.remove(&next) else { return said };
            said.extend(lines);
            state.next += 1;
        }
    }

    /// What still waits, where an input before it never finished.
    pub(super) fn rest(&self) -> Vec<String> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut state.waiting).into_values().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_the_order_of_the_inputs() {
        let turns = Turns::new(["a", "b", "c", "b", "d"].into_iter());
        let line = |name: &str| vec![name.to_owned()];
        for (finished, said) in [
            ("c", vec![]),
            ("absent", vec!["absent"]),
            ("a", vec!["a"]),
            ("b", vec!["b", "c"]),
            ("b", vec!["b"]),
        ] {
            assert_eq!(turns.finished(finished, line(finished)), said, "{finished}");
        }
        let turns = Turns::new(["a", "b"].into_iter());
        assert_eq!(turns.finished("b", line("b")), Vec::<String>::new());
        assert_eq!((turns.rest(), turns.rest()), (line("b"), vec![]));
    }
}
