//! A beam over histories: the best few are kept, equal states are merged, and every choice knows by how much it won.

use std::cell::Cell;
use std::rc::Rc;

/// One way on from a state.
pub(crate) struct Branch<S, C> {
    /// What it adds to the score, in log-odds.
    pub(crate) gain: f32,
    /// Where it leads.
    pub(crate) state: S,
    /// What was chosen.
    pub(crate) choice: C,
}

/// A choice of the best history.
pub(crate) struct Chosen<C> {
    /// At which step.
    pub(crate) step: usize,
    /// What.
    pub(crate) choice: Rc<C>,
    /// By how much it won over the best history that chose otherwise here; infinite where there was no rival.
    pub(crate) margin: f32,
}

struct Link<C> {
    step: usize,
    choice: Rc<C>,
    margin: Cell<f32>,
    before: Option<Rc<Link<C>>>,
}

struct Path<S, C> {
    score: f32,
    state: S,
    last: Option<Rc<Link<C>>>,
}

/// The histories that are still in the running.
pub(crate) struct Beam<S, C> {
    paths: Vec<Path<S, C>>,
    width: usize,
    /// Whether two choices at one step come to the same.
    same: fn(&C, &C) -> bool,
}

/// How far back two histories are compared: a bound for tables of many thousand rows.
const MEMORY: usize = 256;

impl<S: PartialEq, C> Beam<S, C> {
    /// One history without past.
    pub(crate) fn new(start: S, width: usize, same: fn(&C, &C) -> bool) -> Self {
        Self { paths: vec![Path { score: 0.0, state: start, last: None }], width: width.max(1), same }
    }

    /// The state of the only history in the running; `None` while several are.
    pub(crate) fn only(&self) -> Option<&S> {
        if let [path] = self.paths.as_slice() { Some(&path.state) } else { None }
    }

    /// Leads the only history on where nothing is to be chosen; what the step adds to its score is told by
    /// [`Self::credit`], in the order of the steps and before the next [`Self::step`].
    pub(crate) fn pass<T>(&mut self, on: impl FnOnce(&mut S) -> T) -> Option<T> {
        if let [path] = self.paths.as_mut_slice() { Some(on(&mut path.state)) } else { None }
    }

    /// Adds what a step was worth that the only history has passed.
    pub(crate) fn credit(&mut self, gain: f32) {
        if let [path] = self.paths.as_mut_slice() {
            path.score += gain;
        }
    }

    /// Takes one step: `expand` gives the ways on from a state. A single way is no choice and is not recorded.
    pub(crate) fn step(&mut self, step: usize, expand: impl Fn(&S) -> Vec<Branch<S, C>>) {
        let mut next: Vec<Path<S, C>> = Vec::with_capacity(self.paths.len() * 2);
        for path in &self.paths {
            let branches = expand(&path.state);
            let only = branches.len() == 1;
            for Branch { gain, state, choice } in branches {
                let link = || Link {
                    step,
                    choice: Rc::new(choice),
                    margin: Cell::new(f32::INFINITY),
                    before: path.last.clone(),
                };
                let last = if only { path.last.clone() } else { Some(Rc::new(link())) };
                next.push(Path { score: path.score + gain, state, last });
            }
        }
        next.sort_by(|a, b| b.score.total_cmp(&a.score));
        self.paths.clear();
        for path in next {
            match self.paths.iter().find(|kept| kept.state == path.state) {
                Some(winner) => note_margin(winner, &path, self.same),
                None if self.paths.len() < self.width => self.paths.push(path),
                None => {
                    if let Some(best) = self.paths.first() {
                        note_margin(best, &path, self.same);
                    }
                }
            }
        }
    }

    /// The choices of the best history, first to last.
    pub(crate) fn finish(self) -> Vec<Chosen<C>> {
        let mut paths = self.paths.into_iter();
        let Some(best) = paths.next() else { return Vec::new() };
        for loser in paths {
            note_margin(&best, &loser, self.same);
        }
        let mut chosen: Vec<Chosen<C>> = history(best.last.as_ref())
            .map(|l| Chosen { step: l.step, choice: Rc::clone(&l.choice), margin: l.margin.get() })
            .collect();
        chosen.reverse();
        chosen
    }
}

/// Every choice in which the loser differs was won by at most this much. The histories may have parted long ago and
/// made the same choices since: those are not in question.
fn note_margin<S, C>(winner: &Path<S, C>, loser: &Path<S, C>, same: fn(&C, &C) -> bool) {
    let gap = winner.score - loser.score;
    let mut theirs = history(loser.last.as_ref()).peekable();
    for link in history(winner.last.as_ref()).take(MEMORY) {
        while theirs.peek().is_some_and(|t| t.step > link.step) {
            theirs.next();
        }
        let rival = theirs.peek().filter(|t| t.step == link.step);
        if rival.is_some_and(|t| Rc::ptr_eq(t, link)) {
            break;
        }
        // Most were won by less than that already: they need not be compared.
        let agrees = || rival.is_some_and(|t| same(&t.choice, &link.choice));
        if gap < link.margin.get() && !agrees() {
            link.margin.set(gap);
        }
    }
}

fn history<C>(last: Option<&Rc<Link<C>>>) -> impl Iterator<Item = &Rc<Link<C>>> {
    std::iter::successors(last, |l| l.before.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_passed_count_as_steps_taken() {
        let ways =
            || vec![Branch { gain: 1.5, state: 1, choice: 'a' }, Branch { gain: 0.0, state: 2, choice: 'b' }];
        let mut taken = Beam::new(0, 4, |a: &char, b: &char| a == b);
        taken.step(0, |_| vec![Branch { gain: 0.1, state: 7, choice: '-' }]);
        taken.step(1, |_| ways());
        let mut passed = Beam::new(0, 4, |a: &char, b: &char| a == b);
        assert_eq!(passed.pass(|state| std::mem::replace(state, 7)), Some(0));
        assert_eq!(passed.only(), Some(&7));
        passed.credit(0.1);
        passed.step(1, |_| ways());
        assert_eq!(passed.only(), None);
        let margins = |beam: Beam<_, _>| beam.finish().iter().map(|c| c.margin.to_bits()).collect::<Vec<_>>();
        assert_eq!(margins(passed), margins(taken));
    }

    #[test]
    fn a_choice_that_pays_later_wins_and_knows_its_margin() {
        let mut beam = Beam::new(0_i32, 4, |a: &&str, b: &&str| a == b);
        let way = |gain, state, choice| Branch { gain, state, choice };
        beam.step(0, |_| vec![way(1.0, 1, "near"), way(0.0, 2, "far")]);
        beam.step(1, |&s| vec![way(if s == 2 { 3.0 } else { 0.0 }, 0, "on")]);
        let chosen = beam.finish();
        assert_eq!(chosen.len(), 1);
        assert_eq!(*chosen[0].choice, "far");
        assert!((chosen[0].margin - 2.0).abs() < 1e-6);
    }
}
