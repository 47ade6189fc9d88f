//! The walk of the ordinals: a hierarchy inferred from the sequence of numbers, without a fixed scheme.
//!
//! A walk holds one open frame a level. An ordinal continues the frame of its own family (`Next`, or `Up` where
//! deeper frames close), or opens a level below (`Child`). Numbering may restart in each section or run on through
//! them; decimals are read against their parent. What does not fit is reported (`Gap`, `Repeat`, `Backwards`,
//! `Unrelated`), never mended. A walk is cheap to clone and to peek: labels are held in place.

use model::{Ordinal, Shared};

mod family;
mod plan;

use family::Family;
use plan::Plan;

/// How an ordinal stands to those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The first of a hierarchy.
    First,
    /// The next of the same level.
    Next,
    /// The first of a level below.
    Child,
    /// The next of a level above.
    Up,
    /// Continues, but numbers are missing in between.
    Gap {
        /// How many.
        missing: u32,
    },
    /// The number that was just read, again.
    Repeat,
    /// A number that is already past.
    Backwards,
    /// Belongs to nothing that was read.
    Unrelated,
}

impl Step {
    /// Whether the numbering goes on without fault.
    ///
    /// ```
    /// assert!(grammar::walk::Step::Child.is_sound());
    /// assert!(!grammar::walk::Step::Repeat.is_sound());
    /// ```
    pub fn is_sound(self) -> bool {
        match self {
            Self::First | Self::Next | Self::Child | Self::Up => true,
            Self::Gap { .. } | Self::Repeat | Self::Backwards | Self::Unrelated => false,
        }
    }
}

/// An open level.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Frame {
    family: Family,
    values: family::Values,
    label: Shared,
}

/// The hierarchy read so far.
///
/// ```
/// use grammar::{ordinal::read, walk::{Step, Walk}};
/// let mut walk = Walk::default();
/// let steps: Vec<Step> = ["V", "1", "2", "2.1"].iter().filter_map(|n| read(n)).map(|o| walk.take(&o)).collect();
/// assert_eq!(steps, [Step::Gap { missing: 4 }, Step::Child, Step::Next, Step::Child]);
/// assert_eq!(walk.path(), ["V", "2", "2.1"]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walk {
    frames: Vec<Frame>,
    /// The last values of families whose frame was closed, for numbering that runs on through sections.
    past: Vec<(Family, family::Values)>,
}

impl Walk {
    /// How the ordinal would stand, without taking it.
    pub fn peek(&self, ordinal: &Ordinal) -> Step {
        plan::best(&self.frames, &self.past, ordinal).step
    }

    /// Takes the ordinal into the hierarchy, also where it does not fit.
    pub fn take(&mut self, ordinal: &Ordinal) -> Step {
        let Plan { step, keep, family, values } = plan::best(&self.frames, &self.past, ordinal);
        for closed in self.frames.drain(keep.min(self.frames.len())..) {
            match self.past.iter_mut().find(|(known, _)| *known == closed.family) {
                Some(slot) => slot.1 = closed.values,
                None => self.past.push((closed.family, closed.values)),
            }
        }
        self.frames.push(Frame { family, values, label: ordinal.label.clone() });
        step
    }

    /// Whether a number of the kind was taken, whether or not its level is open.
    pub fn knows(&self, ordinal: &Ordinal) -> bool {
        let [own, _] = family::readings(ordinal);
        own.is_some_and(|(own, _)| {
            let open = self.frames.iter().map(|frame| frame.family);
            open.chain(self.past.iter().map(|(family, _)| *family)).any(|family| family == own)
        })
    }

    /// Labels from the outermost level inwards.
    pub fn path(&self) -> Vec<Shared> {
        self.labels().cloned().collect()
    }

    /// The same one by one.
    pub fn labels(&self) -> impl Iterator<Item = &Shared> {
        self.frames.iter().map(|frame| &frame.label)
    }

    /// How many levels are open.
    pub fn depth(&self) -> usize {
        self.frames.len()
    }
}

#[cfg(test)]
mod tests;
