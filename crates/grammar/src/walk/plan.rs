//! Where an ordinal goes: which frames stay open, and how the step is called.

use model::Ordinal;

use super::family::{Family, Values, readings};
use super::{Frame, Step};

/// A gap wider than this is no gap: the number belongs to something else.
const WIDEST_GAP: u32 = 30;

/// What taking an ordinal would do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) step: Step,
    /// How many of the open frames stay.
    pub(super) keep: usize,
    pub(super) family: Family,
    pub(super) values: Values,
}

/// The best plan among the readings of an ordinal.
pub(super) fn best(frames: &[Frame], past: &[(Family, Values)], ordinal: &Ordinal) -> Plan {
    let planned = |(family, values)| {
        let (step, keep) = place(frames, past, family, values);
        Plan { step, keep, family, values }
    };
    let [first, second] = readings(ordinal);
    let roman_was_read = || past.iter().any(|(family, _)| *family == Family::Roman);
    match (first.map(planned), second.map(planned)) {
        // «I.» after «H.», where no section was counted in roman numerals before.
        (Some(one), Some(other))
            if other.step == Step::Next && one.family == Family::Roman && !one.step.is_continuation() =>
        {
            if roman_was_read() {
                one
            } else {
                other
            }
        }
        (Some(one), Some(other)) if other.step.is_sound() && !one.step.is_sound() => other,
        (Some(plan), _) | (None, Some(plan)) => plan,
        (None, None) => Plan {
            step: Step::Unrelated,
            keep: frames.len(),
            family: Family::Bullet('?'),
            values: Values::new(&[0]),
        },
    }
}

impl Step {
    fn is_continuation(self) -> bool {
        matches!(self, Self::Next | Self::Up)
    }
}

fn place(frames: &[Frame], past: &[(Family, Values)], family: Family, values: Values) -> (Step, usize) {
    if let Family::Decimal(levels) = family
        && levels > 1
    {
        return place_decimal(frames, values);
    }
    if family == Family::Lettered {
        return place_lettered(frames, values);
    }
    if let Family::Counted(_, levels) = family
        && levels > 1
    {
        return place_counted(frames, family, values);
    }
    if let Some(at) = frames.iter().rposition(|frame| frame.family == family) {
        let last = frames.get(at).map_or(0, |frame| frame.values.last());
        let next = if at + 1 == frames.len() { Step::Next } else { Step::Up };
        return (continuation(family, last, values.last(), next), at);
    }
    let keep = parents(frames, family);
    (opening(frames, past, family, values, keep), keep)
}

/// A number of a family that is open: the next one, or a fault.
fn continuation(family: Family, last: u32, value: u32, next: Step) -> Step {
    if family.is_bullet() || family.follows(last, value) {
        next
    } else if value == last {
        Step::Repeat
    } else if value < last {
        Step::Backwards
    } else {
        gap(value - last - 1)
    }
}

/// A number of a family that is not open: begins at one, or runs on from the section before.
fn opening(frames: &[Frame], past: &[(Family, Values)], family: Family, values: Values, keep: usize) -> Step {
    let sound = if frames.is_empty() || keep == 0 { Step::First } else { Step::Child };
    let value = values.last();
    let before = past.iter().find(|(known, _)| *known == family).map(|(_, values)| values.last());
    if family.is_bullet() || value == 1 || before.is_some_and(|last| family.follows(last, value)) {
        return sound;
    }
    let from_one = value.saturating_sub(1);
    let from_before = before.filter(|&last| value > last).map(|last| value - last - 1);
    gap(from_before.map_or(from_one, |missing| missing.min(from_one)))
}

/// How many frames stay open above a new level.
fn parents(frames: &[Frame], family: Family) -> usize {
    if family.is_bullet() {
        return frames.len();
    }
    let above = |frame: &Frame| match (family.rank(), frame.family.rank()) {
        (Some(own), Some(other)) => other < own,
        // Parts, chapters and articles stand above all other families.
        (Some(_), None) => false,
        (None, _) => !frame.family.is_bullet() && (!family.is_heading() || frame.family.is_heading()),
    };
    frames.iter().rposition(above).map_or(0, |at| at + 1)
}

/// `2.1`: against `2`, against a section II, or against its brother `1.4` where the parent is not printed.
fn place_decimal(frames: &[Frame], values: Values) -> (Step, usize) {
    let levels = values.as_slice().len();
    let own = Family::Decimal(levels);
    let prefix = values.prefix();
    let value = values.last();
    let is_parent = |frame: &Frame| {
        frame.family == Family::Decimal(levels - 1) || (frame.family == Family::HalfBracketed && levels == 2)
    };
    if let Some(at) = frames.iter().rposition(|frame| frame.family == own)
        && let Some(frame) = frames.get(at)
    {
        let next = if at + 1 == frames.len() { Step::Next } else { Step::Up };
        if frame.values.prefix() == prefix {
            return (continuation(own, frame.values.last(), value, next), at);
        }
        let has_parent = frames.iter().take(at).any(|frame| is_parent(frame) || section_is(frame, prefix));
        if !has_parent {
            let moved = compare(frame.values.prefix(), prefix);
            return (if moved == Step::Next && value == 1 { next } else { fault(moved, value) }, at);
        }
    }
    if let Some(at) = frames.iter().rposition(is_parent) {
        let parent = frames.get(at).map_or(&[][..], |frame| frame.values.as_slice());
        if parent == prefix {
            return (if value == 1 { Step::Child } else { gap(value.saturating_sub(1)) }, at + 1);
        }
        // The parent of this number was not read: its level stays with the last one read.
        let moved = compare(parent, prefix);
        let step = match moved {
            Step::Next => gap(value),
            Step::Gap { missing } => gap(missing + value),
            Step::First | Step::Child | Step::Up | Step::Repeat | Step::Backwards | Step::Unrelated => moved,
        };
        return (step, at + 1);
    }
    if let Some(at) = frames.iter().rposition(|frame| section_is(frame, prefix)) {
        return (if value == 1 { Step::Child } else { gap(value.saturating_sub(1)) }, at + 1);
    }
    let keep = parents(frames, own);
    let from_ones = values.as_slice().iter().all(|&v| v == 1);
    let sound = if keep == 0 { Step::First } else { Step::Child };
    (if from_ones { sound } else { gap(values.as_slice().iter().map(|v| v.saturating_sub(1)).sum()) }, keep)
}

/// `a.1)`: against `a)`, or against its brother where the parent is not printed.
fn place_lettered(frames: &[Frame], values: Values) -> (Step, usize) {
    let own = Family::Lettered;
    let (prefix, value) = (values.prefix(), values.last());
    let first = |sound: Step| if value == 1 { sound } else { gap(value.saturating_sub(1)) };
    let parent = frames.iter().rposition(|f| matches!(f.family, Family::Letter | Family::BracketedLetter));
    let brother = frames.iter().rposition(|f| f.family == own);
    if let Some((at, frame)) = brother.and_then(|at| Some((at, frames.get(at)?))) {
        let next = if at + 1 == frames.len() { Step::Next } else { Step::Up };
        if frame.values.prefix() == prefix {
            return (continuation(own, frame.values.last(), value, next), at);
        }
        if parent.is_none() {
            let moved = compare(frame.values.prefix(), prefix);
            return (if moved == Step::Next && value == 1 { next } else { fault(moved, value) }, at);
        }
    }
    if let Some((at, frame)) = parent.and_then(|at| Some((at, frames.get(at)?))) {
        let sound = if frame.values.as_slice() == prefix { first(Step::Child) } else { gap(value) };
        return (sound, at + 1);
    }
    let keep = parents(frames, own);
    (first(if keep == 0 { Step::First } else { Step::Child }), keep)
}

/// `Hoạt động 2.1`: against its brother, else below whatever bears the number before its last, be it `Nhiệm vụ 2` or `2`.
fn place_counted(frames: &[Frame], own: Family, values: Values) -> (Step, usize) {
    let (prefix, value) = (values.prefix(), values.last());
    if let Some(at) = frames.iter().rposition(|frame| frame.family == own)
        && let Some(frame) = frames.get(at)
    {
        let next = if at + 1 == frames.len() { Step::Next } else { Step::Up };
        if frame.values.prefix() == prefix {
            return (continuation(own, frame.values.last(), value, next), at);
        }
        let moved = compare(frame.values.prefix(), prefix);
        return (if moved == Step::Next && value == 1 { next } else { fault(moved, value) }, at);
    }
    let above = frames.iter().rposition(|f| !f.family.is_bullet() && f.values.as_slice() == prefix);
    let keep = above.map_or_else(|| parents(frames, own), |at| at + 1);
    let sound = if keep == 0 { Step::First } else { Step::Child };
    (if value == 1 { sound } else { gap(value.saturating_sub(1)) }, keep)
}

/// A roman or lettered section, or a counted heading, whose value is the whole prefix: II, or `Nhiệm vụ 2`, above 2.1.
fn section_is(frame: &Frame, prefix: &[u32]) -> bool {
    let heads = frame.family.is_heading() || matches!(frame.family, Family::Counted(..));
    heads && frame.values.as_slice() == prefix
}

/// How a prefix stands to the one before it.
fn compare(before: &[u32], now: &[u32]) -> Step {
    match (before.split_last(), now.split_last()) {
        (Some((last, outer)), Some((value, outer_now))) if outer == outer_now => {
            continuation(Family::Decimal(now.len()), *last, *value, Step::Next)
        }
        _ => {
            if now > before {
                Step::Gap { missing: 1 }
            } else {
                Step::Backwards
            }
        }
    }
}

fn fault(moved: Step, value: u32) -> Step {
    match moved {
        Step::Gap { missing } => gap(missing + value.saturating_sub(1)),
        Step::Next => gap(value.saturating_sub(1)),
        Step::First | Step::Child | Step::Up | Step::Repeat | Step::Backwards | Step::Unrelated => moved,
    }
}

fn gap(missing: u32) -> Step {
    if missing > WIDEST_GAP { Step::Unrelated } else { Step::Gap { missing: missing.max(1) } }
}
