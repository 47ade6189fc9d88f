//! Where the cells of a fused line may be cut into the tail of the row above and a text of their own.

use grammar::{Closure, closure, verb};
use model::Role;
use normalize::trimmed;

use super::begins::begins;
use super::beneath_blank;
use super::{Restated, is_restated, joined};
use crate::seams::{Evidence, Head, Scene, What, ends_open, goes_on};

/// A cut of one cell.
pub(super) struct CellCut {
    /// Byte offset in the cell: what stands before it goes to the row above.
    pub(super) at: usize,
    /// Whether the left part prints whole what the row above printed in part.
    pub(super) restated: bool,
    /// Grounds, where there are any.
    pub(super) evidence: Option<Evidence>,
}

impl CellCut {
    fn nothing_above() -> Self {
        Self { at: 0, restated: false, evidence: None }
    }

    /// Whether both its sides close.
    pub(super) fn parts_two(&self) -> bool {
        self.evidence.as_ref().is_some_and(|e| matches!(e.what, What::BothClose(..)))
    }
}

/// A place to cut the task, and what speaks for it.
pub(super) struct ContentCut {
    /// Byte offset in the cell.
    pub(super) at: usize,
    /// Grounds.
    pub(super) evidence: Vec<Evidence>,
}

/// Where the task's cell may be cut into the tail of the row above and a text of its own.
pub(super) fn content_cuts(scene: &Scene<'_>, head: &str) -> Vec<ContentCut> {
    let text = scene.content();
    let s = scene.settings;
    let mut cuts = Vec::new();
    let mut previous = ' ';
    let mut sentence_ends = 0;
    for (at, c) in text.char_indices() {
        let boundary = previous.is_whitespace() && at > 0;
        let before = previous;
        previous = c;
        if !boundary || !c.is_uppercase() {
            continue;
        }
        let (Some(left), Some(right)) = (text.get(..at), text.get(at..)) else { continue };
        let ended = left.trim_end().ends_with(['.', ';', '!', '?']) || left.trim_end().ends_with("./.");
        // «Giáo dục và | Đào tạo»: after a joining word nothing begins, whatever its capital.
        let opens = verb::opens_task(right) && !names_on(left) && !ends_open(left);
        let mut evidence = Vec::new();
        if before == '\n' || left.ends_with('\n') {
            evidence.push(Evidence { what: What::ParagraphMark, weight: s.paragraph_mark });
        } else if ended {
            sentence_ends += 1;
            let weight = if opens { 1.0 } else { -0.5 } - 0.4 * (sentence_ends - 1) as f32;
            evidence.push(Evidence { what: What::AtSentenceEnd(first_words(right)), weight });
        } else if opens {
            evidence.push(Evidence {
                what: What::VerbInSentence(first_words(right)),
                weight: s.paragraph_mark * 0.8,
            });
        } else {
            continue;
        }
        if goes_on(left) {
            evidence.push(Evidence { what: What::LowerCase, weight: s.lower_case });
        } else if opens && !verb::opens_task(left) {
            // «Thanh | Khê»: a name may be torn as well. Where rows open with verbs, a text that does not goes on.
            let weight = s.lower_case * 0.8 * scene.profile.verbs(scene.table);
            evidence.push(Evidence { what: What::OpensNoTask, weight });
            if ends_in_name(head) {
                evidence.push(Evidence { what: What::NameTorn, weight: s.sentence_open });
            }
        } else if verb::opens_task(left) {
            // The left part opens a task itself: then nothing of the row above is in it.
            evidence.push(Evidence { what: What::OpensTask, weight: -s.lower_case });
        }
        if ends_open(head) {
            evidence.push(Evidence { what: What::SentenceOpen, weight: s.sentence_open });
        } else if head.ends_with(['.', '!']) {
            evidence.push(Evidence { what: What::SentenceEnded, weight: -s.sentence_open });
        }
        cuts.push(ContentCut { at, evidence });
        if cuts.len() >= 12 {
            break;
        }
    }
    let known: Vec<usize> = cuts.iter().map(|cut| cut.at).collect();
    let announced = |e: &Evidence| matches!(e.what, What::ParagraphMark | What::VerbInSentence(_));
    if (goes_on(text) || ends_open(head)) && !cuts.iter().any(|cut| cut.evidence.iter().any(announced)) {
        let more = unannounced(scene, head);
        cuts.extend(more.into_iter().filter(|cut| known.iter().all(|at| *at != cut.at)));
    }
    cuts
}

/// Where the task that goes on in this cell may end, before a text that opens with no verb: each further place says less.
fn unannounced(scene: &Scene<'_>, head: &str) -> Vec<ContentCut> {
    let (s, text) = (scene.settings, scene.content());
    let Some(content) = scene.profile.content.filter(|_| !head.ends_with(['.', '!', '?'])) else {
        return Vec::new();
    };
    let found = begins(scene, content, text, false);
    let cut = |(before, begin): (usize, &super::begins::Begin)| {
        let right = text.get(begin.at..)?;
        let weight = s.opens_task * if begin.known { 2.0 } else { 1.0 } - 0.6 * before as f32;
        let what = What::TextInSentence(first_words(right), begin.known);
        let mut evidence = vec![Evidence { what, weight }];
        if goes_on(text) {
            evidence.push(Evidence { what: What::LowerCase, weight: s.lower_case });
        }
        if ends_open(head) {
            evidence.push(Evidence { what: What::SentenceOpen, weight: s.sentence_open });
        }
        Some(ContentCut { at: begin.at, evidence })
    };
    found.iter().enumerate().filter_map(cut).collect()
}

/// Whether the text ends in a word after which capitals are part of a name: «Ban | Chấp hành», «đề án | Xây dựng».
///
/// The words for bodies and occasions count in capitals only: «cơ sở», «xã hội» and «môi trường» end sentences.
pub(super) fn names_on(left: &str) -> bool {
    const BODIES: &[&str] = &[
        "Ban",
        "Sở",
        "Bộ",
        "Cục",
        "Vụ",
        "Viện",
        "Phòng",
        "Tổ",
        "Đội",
        "Đoàn",
        "Hội",
        "Quỹ",
        "Khu",
        "Trường",
        "Lễ",
        "Giải",
        "Tháng",
        "Ngày",
    ];
    const BODIES_IN_TWO: &[&str] = &["Trung tâm", "Hội đồng", "Công ty", "Chi cục", "Ủy ban", "Tổng cục"];
    const WORKS: &[&str] = &["đề án", "dự án", "chương trình", "phong trào", "cuộc vận động", "hội thi"];
    let mut words = left.split_whitespace().rev();
    let (last, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    // «Khu kinh tế Nhơn | Hội»: the second word of a place's name is no body.
    // «Chi Cục | Phòng», written with capitals throughout, is one.
    let heads = ["Ủy", "Uỷ", "Chi", "Tổng"].contains(&before) || BODIES.contains(&before);
    if is_name_word(before) && !heads {
        return false;
    }
    let two = format!("{before} {last}");
    BODIES.contains(&last)
        || BODIES_IN_TWO.contains(&two.as_str())
        || WORKS.iter().any(|work| two.to_lowercase() == *work)
        || ["Kế hoạch", "Quyết định", "Nghị quyết"].contains(&two.as_str())
}

/// Whether the text stops after a capital word without a stop: a name may go on below.
fn ends_in_name(head: &str) -> bool {
    is_name_word(head.split_whitespace().next_back().unwrap_or_default())
}

/// «Khê»: a capital, then small letters.
fn is_name_word(word: &str) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    capital && letters.clone().next().is_some() && letters.all(char::is_lowercase)
}

fn first_words(text: &str) -> String {
    text.split_whitespace().take(4).collect::<Vec<_>>().join(" ")
}

/// The best cut of a cell that a grammar can close: in its middle where both sides close, or whole to one side.
pub(super) fn typed_cut(scene: &Scene<'_>, head: &Head<'_>, c: usize) -> CellCut {
    let (s, profile) = (scene.settings, scene.profile);
    let (above, here) = (head.cell(c), scene.cell(c));
    if here.is_empty() || above.is_empty() {
        return CellCut::nothing_above();
    }
    let open = profile.waits(c, above);
    let whole_here = profile.closure(c, here) == Closure::Whole;
    // A value begins with a capital or a digit: what begins in lower case goes on with the value above, though both
    // may be whole by themselves («Theo kế hoạch» | «của tỉnh Quý I/2025»).
    let goes_on = here.starts_with(|c: char| c.is_lowercase() || matches!(c, '-' | '–' | ',' | ';' | '&'));
    if !open && whole_here && !goes_on {
        return CellCut::nothing_above();
    }
    let torn = open || !whole_here;
    if let Some(at) = torn.then(|| restated_cut(scene, c, above, here)).flatten() {
        let evidence = Some(Evidence { what: What::Restated(c), weight: s.restated });
        return CellCut { at, restated: true, evidence };
    }
    let mut middle = closure::cuts(above, here, |t| profile.closure(c, t));
    let begins = |at: usize| here.get(at..).is_some_and(|t| !t.trim_start().starts_with(char::is_lowercase));
    if middle.iter().any(|&at| begins(at)) {
        middle.retain(|&at| begins(at));
    }
    // A list is not cut at its own separator, nor a name at its dash («Vụ Công chức | - Viên chức»).
    let joins =
        |at: usize| here.get(at..).is_some_and(|t| t.trim_start().starts_with(['-', '–', ',', ';', '&']));
    middle.retain(|&at| !joins(at));
    middle.retain(|&at| here.get(..at).is_some_and(|left| !left.trim_end().ends_with([';', ','])));
    if let Some(&at) = middle.first() {
        let (left, right) = here.split_at_checked(at).unwrap_or((here, ""));
        let what = What::BothClose(c, joined(above, left), trimmed(right).to_owned());
        let evidence = Some(Evidence { what, weight: s.closes / middle.len() as f32 });
        return CellCut { at, restated: false, evidence };
    }
    let together = joined(above, here);
    // A list that ends in its separator has not ended: one more body belongs to it.
    let lists_on = above.ends_with([';', ',']);
    if open && (lists_on || !whole_here) && profile.closure(c, &together) == Closure::Whole {
        let evidence = Some(Evidence { what: What::Closes(c, together), weight: s.closes * 0.8 });
        return CellCut { at: here.len(), restated: false, evidence };
    }
    if let Some(cut) = beneath_blank::at_body(scene, c, above, here).filter(|_| goes_on) {
        return cut;
    }
    // A value of its own begins with a capital; a misread tail («phó» for «phố») closes nothing and still is one.
    if open && !whole_here && here.chars().next().is_some_and(char::is_lowercase) {
        let evidence = Some(Evidence { what: What::Closes(c, together), weight: s.closes * 0.4 });
        return CellCut { at: here.len(), restated: false, evidence };
    }
    CellCut::nothing_above()
}

/// «Thường» above «Thường xuyên Hằng năm»: the torn value printed whole, then a value of its own.
fn restated_cut(scene: &Scene<'_>, c: usize, above: &str, here: &str) -> Option<usize> {
    let above = Restated::of(above)?;
    here.match_indices(char::is_whitespace).map(|(at, _)| at).find(|&at| {
        let (Some(left), Some(right)) = (here.get(..at), here.get(at..)) else { return false };
        !right.trim_start().starts_with(char::is_lowercase)
            && above.is_restated_by(trimmed(left))
            && scene.profile.closure(c, trimmed(left)) == Closure::Whole
            && scene.profile.closure(c, trimmed(right)) == Closure::Whole
    })
}

/// The cut of a cell of free text, such as a product or a remark: at a paragraph mark, or where a text that goes on
/// turns to one that begins.
pub(super) fn free_cut(head: &Head<'_>, scene: &Scene<'_>, c: usize) -> CellCut {
    let (above, here) = (head.cell(c), scene.cell(c));
    if here.is_empty() || above.is_empty() {
        return CellCut::nothing_above();
    }
    if let Some(at) = here.find('\n') {
        let evidence =
            Some(Evidence { what: What::ParagraphMark, weight: scene.settings.paragraph_mark * 0.3 });
        return CellCut { at: at + 1, restated: false, evidence };
    }
    if !goes_on(here) && (!ends_open(above) || is_restated(above, here)) {
        return CellCut::nothing_above();
    }
    // What stands above belongs to the words before: «được» | «phê duyệt Quyết định công bố».
    let whole = joined(above, here);
    let offset = whole.len() - here.len();
    let mut found = begins(scene, c, &whole, scene.profile.roles.get(c) == Some(&Role::Deliverable));
    found.retain(|begin| begin.at > offset);
    let begin = found.iter().find(|begin| begin.known).or(found.first()).map(|begin| begin.at - offset);
    let capitals = || {
        let gaps = here.match_indices(char::is_whitespace).map(|(at, gap)| at + gap.len());
        gaps.filter(|&at| {
            here.split_at_checked(at)
                .is_some_and(|(left, right)| right.starts_with(char::is_uppercase) && !ends_open(left))
        })
    };
    // A short form may begin a value as well («Hệ thống được vận hành | CSDL đất đai»): the only capital does.
    let alone = || Some(capitals().next()?).filter(|_| goes_on(here) && capitals().nth(1).is_none());
    let begin = begin.or_else(alone);
    let (what, weight) = if goes_on(here) {
        (What::LowerCase, scene.settings.lower_case * 0.4)
    } else {
        (What::SentenceOpen, scene.settings.sentence_open * 0.4)
    };
    let what = if begin.is_none() && capitals().next().is_some() { What::EitherRow(c) } else { what };
    let evidence = Some(Evidence { what, weight });
    CellCut { at: begin.unwrap_or(here.len()), restated: false, evidence }
}

/// A cell whole to the row above: the line holds nothing of the next row but its text.
pub(super) fn whole_cut(head: &Head<'_>, scene: &Scene<'_>, c: usize) -> CellCut {
    let (s, profile) = (scene.settings, scene.profile);
    let (above, here) = (head.cell(c), scene.cell(c));
    if here.is_empty() {
        return CellCut::nothing_above();
    }
    let at = here.len();
    let cut = |restated, what, weight| CellCut { at, restated, evidence: Some(Evidence { what, weight }) };
    let open = !above.is_empty() && profile.waits(c, above);
    // «Trong năm» is whole, and still torn where «Trong năm 2026» follows.
    let longer = || normalize::key(above) != normalize::key(here);
    if is_restated(above, here) && (open || longer()) {
        return cut(true, What::Restated(c), s.restated);
    }
    if !profile.typed.contains(&c) {
        return CellCut { at, restated: false, evidence: None };
    }
    let together = joined(above, here);
    if open && profile.closure(c, &together) == Closure::Whole {
        return cut(false, What::Closes(c, together), s.closes * 0.8);
    }
    cut(false, What::TwoValues(c), s.two_values)
}
