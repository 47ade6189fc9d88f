//! One explanation of a row, and how the evidence for it is weighed.

use grammar::{
    Closure, verb,
    walk::{Step, Walk},
};

use super::{Evidence, Head, Profile, Scene, SeamSettings, What, clip};
use crate::repair::{Edit, joined};
use model::{Ordinal, Role};

/// One explanation of a row.
#[derive(Debug, Clone)]
pub(crate) struct Hypothesis {
    /// Name of the fault; `None` where the row is simply new.
    pub(crate) rule: Option<&'static str>,
    /// Edits that follow, in order.
    pub(crate) edits: Vec<Edit>,
    /// Evidence for and against.
    pub(crate) evidence: Vec<Evidence>,
    /// The row that is open afterwards.
    pub(crate) head: Head<'static>,
    /// The numbering afterwards.
    pub(crate) walk: Walk,
    /// The column that is least sure.
    pub(crate) column: Option<usize>,
}

impl Hypothesis {
    /// Sum of the evidence.
    pub(crate) fn score(&self) -> f32 {
        self.evidence.iter().map(|e| e.weight).sum()
    }

    /// The grounds in words, strongest first.
    pub(crate) fn because(&self, labels: &[String]) -> String {
        let mut said: Vec<&Evidence> = self.evidence.iter().filter(|e| e.weight.abs() >= 0.3).collect();
        said.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        said.iter()
            .filter_map(|e| e.say(labels).map(|s| format!("{s} ({:+.1})", e.weight)))
            .collect::<Vec<_>>()
            .join("; ")
    }
}

/// Evidence that the given cells, as a row of their own, follow on `head`.
pub(crate) fn score_new(scene: &Scene<'_>, cells: &[&str], head: Option<&Head<'_>>) -> Vec<Evidence> {
    let (s, profile) = (scene.settings, scene.profile);
    let mut evidence = Vec::new();
    let mut say = |what, weight| evidence.push(Evidence { what, weight });
    let content = profile.content.and_then(|c| cells.get(c)).copied().unwrap_or_default();
    if content.is_empty() && profile.content.is_some() {
        say(What::NoContent, s.no_content);
    } else if content.chars().next().is_some_and(char::is_lowercase) {
        say(What::LowerCase, -s.lower_case);
    } else if verb::opens_task(content) {
        say(What::OpensTask, s.opens_task);
    }
    if scene.ordinal.is_none() && content.chars().next().is_some_and(char::is_uppercase) {
        let whole = profile.typed.iter().filter(|&&c| {
            cells.get(c).is_some_and(|t| !t.is_empty() && profile.closure(c, t) == Closure::Whole)
        });
        let whole = whole.count();
        if whole >= 2 {
            say(What::WholeRow(whole), s.whole_row);
        }
    }
    for &c in &profile.typed {
        let text = cells.get(c).copied().unwrap_or_default();
        if !text.is_empty() {
            match profile.closure(c, text) {
                Closure::Tail => say(What::StaysTorn(c), s.stays_torn - 1.0),
                Closure::Open => say(What::StaysTorn(c), s.stays_torn * 0.3),
                Closure::Whole | Closure::Unknown => {}
            }
        }
        let above = head.map_or("", |head| head.cell(c));
        if !above.is_empty() && profile.closure(c, above) == Closure::Open {
            say(What::StaysTorn(c), s.stays_torn * 0.7);
        }
    }
    if head.is_some_and(|h| !h.heading && profile.content.is_some_and(|c| ends_open(h.cell(c)))) {
        say(What::SentenceOpen, -s.sentence_open);
    }
    evidence
}

/// What a step of the numbering weighs.
fn weigh_step(step: Step, settings: &SeamSettings) -> f32 {
    match step {
        Step::First | Step::Next | Step::Child | Step::Up => settings.sound_step,
        Step::Gap { missing } => settings.gap * (1.0 + 0.5 * missing.min(3) as f32),
        Step::Repeat | Step::Backwards | Step::Unrelated => settings.unsound_step,
    }
}

/// What it weighs that a row has no number; nothing where no row has.
fn weigh_no_number(profile: &Profile, settings: &SeamSettings) -> Option<f32> {
    // In a table of which many rows carry no number, one more says nothing.
    let share = (1.0 - 2.0 * profile.unnumbered).max(0.0);
    profile.number.map(|_| settings.unnumbered_row * share)
}

/// Whether the number of a row speaks for it.
pub(crate) fn steps_soundly(scene: &Scene<'_>) -> bool {
    scene.ordinal.is_some_and(|ordinal| weigh_step(scene.walk.peek(ordinal), scene.settings) > 0.0)
}

/// Lets a walk take the number of a row that stands for itself, and says what that weighs.
pub(crate) fn take_step(
    profile: &Profile,
    ordinal: Option<&Ordinal>,
    settings: &SeamSettings,
    walk: &mut Walk,
) -> Option<f32> {
    match ordinal {
        Some(ordinal) => Some(weigh_step(walk.take(ordinal), settings)),
        None => weigh_no_number(profile, settings),
    }
}

/// Evidence from the number of a row that stands for itself.
pub(crate) fn score_step(scene: &Scene<'_>) -> (Vec<Evidence>, Walk) {
    let mut walk = scene.walk.clone();
    let mut evidence = Vec::new();
    if let Some(ordinal) = scene.ordinal {
        let step = walk.take(ordinal);
        let weight = weigh_step(step, scene.settings);
        evidence.push(Evidence { what: What::Number(ordinal.label.clone(), step), weight });
    } else if let Some(weight) = weigh_no_number(scene.profile, scene.settings) {
        evidence.push(Evidence { what: What::NoNumber, weight });
    }
    (evidence, walk)
}

/// Evidence that `tail` goes on `head` cell by cell, and the cells that come of it. Restated columns are named.
pub(crate) fn score_join(scene: &Scene<'_>, head: &Head<'_>, tail: &[&str]) -> Joined {
    score_cells(scene, head, tail, false)
}

/// The same of a tail that repeats the number of the head: its task may be printed whole again as well.
pub(crate) fn score_join_again(scene: &Scene<'_>, head: &Head<'_>, tail: &[&str]) -> Joined {
    score_cells(scene, head, tail, true)
}

/// Evidence for a join, its cells, the columns that are restated.
type Joined = (Vec<Evidence>, Vec<String>, Vec<usize>);

fn score_cells(scene: &Scene<'_>, head: &Head<'_>, tail: &[&str], again: bool) -> Joined {
    let mut evidence = Vec::new();
    let mut restated = Vec::new();
    let mut cells = Vec::with_capacity(head.cells.len());
    let bare = scene.profile.typed.iter().all(|&c| head.cell(c).is_empty()) && !head.heading;
    for c in 0..head.cells.len() {
        let (above, below) = (head.cell(c), tail.get(c).copied().unwrap_or_default());
        if Some(c) == scene.profile.number {
            cells.push(above.to_owned());
            if again {
                restated.push(c);
            }
            continue;
        }
        let typed = scene.profile.typed.contains(&c);
        let may_be_restated =
            typed || if Some(c) == scene.profile.content { again } else { !ends_item(above) };
        if !below.is_empty() && may_be_restated && crate::repair::is_restated(above, below) {
            restated.push(c);
            // A whole value printed again says less than a torn one that is completed: rows share values.
            let same = normalize::key(above) == normalize::key(below);
            // So does free text, which no grammar calls torn.
            let weight =
                scene.settings.restated * if same { 0.2 } else { 1.0 } * if typed { 1.0 } else { 0.6 };
            evidence.push(Evidence { what: What::Restated(c), weight });
            cells.push(below.to_owned());
            continue;
        }
        let whole = joined(above, below);
        if scene.profile.typed.contains(&c) {
            evidence.extend(score_typed(scene, c, above, below, &whole, bare));
        } else if matches!(scene.profile.roles.get(c), Some(Role::Other(_) | Role::Note | Role::Budget)) {
            let own = !above.is_empty() && !below.is_empty() && !ends_open(above) && !goes_on(below);
            if own && below.starts_with(char::is_uppercase) {
                evidence.push(Evidence { what: What::TwoValues(c), weight: scene.settings.two_values * 0.4 });
            }
        }
        cells.push(whole);
    }
    evidence.extend(score_sentence(scene, head, tail));
    (evidence, cells, restated)
}

fn score_typed(
    scene: &Scene<'_>,
    c: usize,
    above: &str,
    below: &str,
    whole: &str,
    bare: bool,
) -> Option<Evidence> {
    let (s, profile) = (scene.settings, scene.profile);
    let say = |what, weight| Some(Evidence { what, weight });
    if below.is_empty() {
        let open = !above.is_empty() && profile.closure(c, above) == Closure::Open;
        return if open { say(What::StaysTorn(c), s.stays_torn * 0.5) } else { None };
    }
    if above.is_empty() {
        return match profile.closure(c, below) {
            // A row that has lost all its cells gets them here; else a value that appears only in the tail is odd.
            Closure::Whole if bare => say(What::Closes(c, clip(below)), s.closes * 0.4),
            Closure::Whole => say(What::TwoValues(c), s.two_values * 0.4),
            Closure::Tail | Closure::Open => say(What::StaysTorn(c), s.stays_torn * 0.5),
            Closure::Unknown => None,
        };
    }
    let (first, second) = (profile.closure(c, above), profile.closure(c, below));
    let together = profile.closure(c, whole);
    match (first, second, together) {
        (Closure::Open, _, Closure::Whole) | (_, Closure::Tail, Closure::Whole)
            if profile.is_two(c, whole) =>
        {
            say(What::TwoValues(c), s.two_values)
        }
        (Closure::Open, _, Closure::Whole) | (_, Closure::Tail, Closure::Whole) => {
            say(What::Closes(c, clip(whole)), s.closes)
        }
        (Closure::Open, Closure::Tail | Closure::Open | Closure::Unknown, _) => {
            say(What::Closes(c, clip(whole)), s.closes * 0.4)
        }
        // A list that ends in its separator waits for more, though what it names is whole.
        (Closure::Whole | Closure::Open, Closure::Whole, _) if above.ends_with([';', ',']) => {
            say(What::Closes(c, clip(whole)), s.closes * 0.4)
        }
        (Closure::Whole, Closure::Whole, _) => say(What::TwoValues(c), s.two_values),
        (_, Closure::Tail, _) => say(What::StaysTorn(c), 0.3),
        (Closure::Open, Closure::Whole, _) => say(What::TwoValues(c), s.two_values * 0.4),
        _ => None,
    }
}

/// Whether a text ends with an item of a list, behind which another may begin with the same words.
fn ends_item(text: &str) -> bool {
    text.ends_with([';', ',', '.'])
}

/// The sentence of the main column across the seam.
fn score_sentence(scene: &Scene<'_>, head: &Head<'_>, tail: &[&str]) -> Vec<Evidence> {
    let s = scene.settings;
    let Some(c) = scene.profile.content else { return Vec::new() };
    let (above, below) = (head.cell(c), tail.get(c).copied().unwrap_or_default());
    if below.is_empty() || above.is_empty() {
        return Vec::new();
    }
    let mut evidence = Vec::new();
    let numbered = grammar::ordinal::split(below).is_some();
    if below.chars().next().is_some_and(char::is_lowercase) && !numbered {
        evidence.push(Evidence { what: What::LowerCase, weight: s.lower_case });
    } else if verb::opens_task(below) {
        evidence.push(Evidence { what: What::OpensTask, weight: -s.opens_task });
    }
    if ends_open(above) {
        evidence.push(Evidence { what: What::SentenceOpen, weight: s.sentence_open });
    } else if above.ends_with(['.', '!']) {
        evidence.push(Evidence { what: What::SentenceEnded, weight: -s.sentence_open * 0.6 });
    }
    evidence
}

/// Whether a text goes on from something before it: in lower case, with a figure or a sign.
pub(crate) fn goes_on(text: &str) -> bool {
    let first = text.trim_start().chars().next().filter(|_| !grammar::ditto::is_ditto(text));
    first.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '%' | ')' | ',' | ';' | '.'))
}

/// Whether a sentence stops in its middle: after a comma, a joining word, inside a bracket or a quotation.
pub(crate) fn ends_open(text: &str) -> bool {
    const JOINING: &[&str] = &[
        "và", "của", "các", "với", "cho", "theo", "trong", "tại", "về", "từ", "đến", "để", "là", "hoặc",
        "những", "được", "do", "bằng", "trên", "có", "không", "như", "khi", "sau", "trước", "giữa", "nhằm",
        "gồm", "đối", "cấp", "số", "một", "hai", "mọi", "từng", "cùng",
    ];
    let text = text.trim_end();
    if text.is_empty() || text.ends_with(['.', ';', '!', '?', ':']) {
        return false;
    }
    if text.ends_with([',', '-', '(', '“', '/']) {
        return true;
    }
    let opens_more = |open: char, close: char| {
        let mut sign = [0; 4];
        // The first byte of a quotation mark stands in few texts, its last in many.
        let first = open.encode_utf8(&mut sign).bytes().next().unwrap_or_default();
        memchr::memchr(first, text.as_bytes()).is_some()
            && text.matches(open).count() > text.matches(close).count()
    };
    if opens_more('(', ')') || opens_more('“', '”') {
        return true;
    }
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    JOINING.contains(&last)
}

/// The geometry between a row and the one above, as evidence that they are one.
pub(crate) fn score_place(scene: &Scene<'_>) -> Vec<Evidence> {
    let s = scene.settings;
    let mut evidence = Vec::new();
    if scene.at_seam() {
        evidence.push(Evidence { what: What::PageBreak, weight: s.page_break });
    } else {
        evidence.push(Evidence { what: What::WithinPage, weight: s.within_page });
    }
    match scene.source().and_then(|r| r.ruled_above) {
        Some(false) if scene.profile.ruled => {
            evidence.push(Evidence { what: What::NoRule, weight: s.no_rule });
        }
        Some(true) if !scene.at_seam() => evidence.push(Evidence { what: What::Rule, weight: -s.no_rule }),
        _ => {}
    }
    evidence
}
