//! Events and references: «Sau khi tỉnh ban hành Đề án», «Theo kế hoạch của tỉnh», «đột xuất».

use super::bound::Cue;
use super::lexer::{Kind, Tokens};
use super::recurrence::recurrence;
use super::span::span;
use super::vocabulary::List;

/// What a time waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waits {
    /// For something to happen.
    Event,
    /// On what another document says.
    Reference,
}

pub(super) const EVENTS: &[&str] = &[
    "ngay sau",
    "ngay khi",
    "ngay từ khi",
    "sau khi",
    "sau",
    "khi",
    "trước khi",
    "trước",
    "cho đến khi",
    "đến khi",
    "từ khi",
    "kể từ khi",
    "kể từ ngày",
    "từ ngày",
    "kể từ thời điểm",
    "từ thời điểm",
    "đột xuất",
    "theo yêu cầu",
    "tuỳ theo",
    "tuỳ",
    "nếu",
    "trường hợp",
    "kỳ họp",
    "tại kỳ họp",
    "tại các kỳ họp",
    "trình kỳ họp",
    "vào dịp",
    "dịp",
    "nhân dịp",
    "trong dịp",
    "có yêu cầu",
    "trong quá trình",
    "ngay",
    "bắt đầu từ khi",
    "kể từ",
];

pub(super) const REFERENCES: &[&str] = &[
    "theo",
    "như",
    "căn cứ",
    "đúng tiến độ",
    "đảm bảo tiến độ",
    "bảo đảm tiến độ",
    "cùng thời điểm",
    "cùng với",
    "phù hợp với",
    "đúng thời hạn",
    "đúng thời gian",
    "bám sát",
];

/// Reads an event or a reference at the head of a clause; it takes the clause.
pub(super) fn condition(tokens: &Tokens<'_>, at: usize) -> Option<(Waits, usize)> {
    if !tokens.may_stand(at, List::Waits) {
        return None;
    }
    let waits = if let Some(behind) = tokens.any(at, EVENTS) {
        // «Trước ngày 31/6/2024»: a day that no calendar has is no event.
        let day = tokens.skip(behind, &["ngày"]);
        if tokens.number(day).is_some()
            && tokens.sign(day + 1) == Some('/')
            && tokens.number(day + 2).is_some()
            && !(day + 3..day + 7).any(|at| super::span::is_lunar(tokens, at))
        {
            return None;
        }
        Waits::Event
    } else {
        let behind = tokens.any(at, REFERENCES)?;
        // «Theo dõi thành phố Vị Thanh» is done, not waited for.
        if tokens.word(at) == "theo" && matches!(tokens.word(behind), "dõi" | "đuổi" | "học") {
            return None;
        }
        Waits::Reference
    };
    let end = clause_end(tokens, at);
    // «Sau», «Khi» and «Theo» alone are torn, not read.
    let alone = end == at + 1 && !matches!(tokens.word(at), "ngay");
    (!alone).then_some((waits, end))
}

/// Whether a condition may begin in the middle of a clause.
pub(super) fn opens_inside(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.any(at, &["sau khi", "ngay sau khi", "ngay sau", "khi có", "ngay khi", "kể từ khi"]).is_some()
}

/// Where the clause ends that a token stands in: before `;`, a line's end, a full stop, a bracket that closes an
/// outer one, or a comma behind which a time of its own begins.
pub(super) fn clause_end(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut depth = 0_i32;
    for here in at.. {
        match tokens.kind(here) {
            None => return here.min(tokens.len()),
            Some(Kind::Break) => return here,
            Some(Kind::Sign(';')) if depth == 0 => return here,
            Some(Kind::Sign('.')) if depth == 0 && !tokens.touch(here, here + 1) => return here,
            Some(Kind::Sign('(')) => depth += 1,
            Some(Kind::Sign(')')) => {
                depth -= 1;
                if depth < 0 {
                    return here;
                }
            }
            Some(Kind::Sign(',')) if depth == 0 => {
                let next = tokens.skip(here + 1, &["hoàn thành", "xong", "thực hiện", "chậm nhất", "và"]);
                let dated = span(tokens, next, false)
                    .is_some_and(|(span, _)| span.cue != Cue::None || next > here + 1);
                let led_in = super::duration::duration(tokens, next).is_some_and(|(length, _)| length.led_in);
                if dated || led_in || recurrence(tokens, next).is_some() || ongoing(tokens, next).is_some() {
                    return here;
                }
            }
            Some(Kind::Sign(_) | Kind::Word | Kind::Number(..)) => {}
        }
    }
    tokens.len()
}

/// What goes on all the time.
pub(super) const ONGOING: &[&str] = &[
    "thường xuyên",
    "liên tục",
    "lâu dài",
    "xuyên suốt",
    "suốt năm",
    "quanh năm",
    "trong suốt",
    "không thời hạn",
    "thường trực",
    "hàng giờ",
];

/// «Thường xuyên», «liên tục»: all the time.
pub(super) fn ongoing(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    // «24/7», «24/24»
    let clock = tokens.number(at) == Some(24)
        && tokens.sign(at + 1) == Some('/')
        && matches!(tokens.number(at + 2), Some(7 | 24))
        && tokens.sign(at + 3) != Some('/');
    if clock {
        return Some(tokens.skip(at + 3, &["h", "giờ"]));
    }
    let told = |at: usize| tokens.may_stand(at, List::Ongoing).then(|| tokens.any(at, ONGOING)).flatten();
    let mut end = told(at)?;
    // «Thường xuyên, liên tục» is one thing said twice.
    loop {
        let comma = usize::from(matches!(tokens.sign(end), Some(',' | '-' | '/')));
        let next = tokens.skip(end + comma, &["và"]);
        let Some(after) = told(next) else { return Some(end) };
        end = after;
    }
}

/// Whether the anchor of a duration is the issue of this very document: «kể từ ngày ban hành Kế hoạch», «từ ngày
/// ký», «kể từ ngày Quyết định này có hiệu lực». Anything named beyond that is another document.
pub(super) fn is_issue_anchor(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    const PLAIN: [&str; 17] = [
        "kể", "từ", "tính", "ngày", "khi", "sau", "được", "ban", "hành", "ký", "thời", "điểm", "trở", "đi",
        "có", "hiệu", "lực",
    ];
    const OWN: [&str; 10] = [
        "kế hoạch",
        "chương trình",
        "văn bản",
        "quyết định",
        "chỉ thị",
        "nghị quyết",
        "công văn",
        "thông báo",
        "đề án",
        "phương án",
    ];
    let mut here = from;
    let mut issued = false;
    while here < to {
        let word = tokens.word(here);
        if let Some(next) = tokens.any(here, &OWN) {
            // Of other kinds than a plan, only «… này» is sure to be this document.
            let this = tokens.word(next) == "này";
            let plan = matches!(word, "kế" | "chương" | "văn");
            if !this && !plan {
                return false;
            }
            here = next + usize::from(this);
            continue;
        }
        issued |=
            matches!(word, "ký" | "lực") || (word == "hành" && tokens.word(here.wrapping_sub(1)) == "ban");
        if !PLAIN.contains(&word) {
            return false;
        }
        here += 1;
    }
    issued
}
