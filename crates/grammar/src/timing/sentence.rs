//! What the words of a sentence around a time make of it.

use super::lexer::{Kind, Tokens};

/// Where the main clause begins behind a deadline that opens its sentence: «Trong vòng 05 ngày kể từ ngày nhận được
/// Kế hoạch, các sở, ngành gửi …». The comma before it ends the condition; one between two kinds of documents does
/// not.
pub(super) fn main_clause(tokens: &Tokens<'_>, anchor: usize, to: usize) -> usize {
    const DOCUMENTS: [(&str, &str); 10] = [
        ("văn", "bản"),
        ("kế", "hoạch"),
        ("quyết", "định"),
        ("nghị", "quyết"),
        ("nghị", "định"),
        ("thông", "tư"),
        ("thông", "báo"),
        ("công", "văn"),
        ("chỉ", "thị"),
        ("báo", "cáo"),
    ];
    let document = |at: usize| DOCUMENTS.contains(&(tokens.word(at), tokens.word(at + 1)));
    let ends = |at: &usize| {
        tokens.sign(*at) == Some(',') && tokens.kind(at + 1) == Some(Kind::Word) && !document(at + 1)
    };
    (anchor..to).find(ends).unwrap_or(to)
}

/// «Sơ kết … vào năm 2027», «năm 2030 tổng kết»: the words that say what the year is the year of.
pub(super) fn sums_up(tokens: &Tokens<'_>, at: usize, to: usize) -> Option<(usize, usize)> {
    let stands = |at: usize| matches!(tokens.word(at), "sơ" | "tổng") && tokens.word(at + 1) == "kết";
    let whole_year = tokens.word(to.wrapping_sub(2)) == "năm" && tokens.digits(to - 1).is_some();
    let found = match tokens.word(at) {
        "vào" if to == at + 3 => (at.saturating_sub(FAR)..at)
            .rev()
            .take_while(|&here| matches!(tokens.kind(here), Some(Kind::Word | Kind::Number(..))))
            .find(|&here| stands(here)),
        "năm" if to == at + 2 && begins_part(tokens, at) => {
            let held = matches!((tokens.word(to), tokens.word(to + 1)), ("tổ", "chức") | ("tiến", "hành"));
            Some(to + 2 * usize::from(held)).filter(|&here| stands(here))
        }
        _ => None,
    };
    found.filter(|_| whole_year).map(|here| (here, here + 2))
}

/// Words between an action and its year.
pub(super) const FAR: usize = 14;

/// Whether a token begins a part of a sentence.
fn begins_part(tokens: &Tokens<'_>, at: usize) -> bool {
    at == 0
        || matches!(tokens.kind(at - 1), Some(Kind::Sign(',' | ';' | '.' | ':' | '-' | '+') | Kind::Break))
        || tokens.word(at - 1) == "và"
}

/// «Khánh thành vào năm 2027»: what is open to the world from that year on.
pub(super) fn opens_in(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(
        (tokens.word(at.wrapping_sub(2)), tokens.word(at.wrapping_sub(1))),
        ("khánh", "thành") | ("khởi", "công") | ("khai", "trương") | ("vận", "hành") | ("ra", "mắt")
    )
}

/// «đến ngày 30/10/2025 đạt 70%»: what is to be reached by a day, but not how far it has come («tính đến», «ước đến»).
pub(super) fn reaches(tokens: &Tokens<'_>, at: usize, to: usize) -> bool {
    const FAR: usize = 5;
    let counted = matches!(
        tokens.word(at.wrapping_sub(1)),
        "tính" | "ước" | "lũy" | "luỹ" | "kế" | "cứ" | "liệu" | "báo" | "cáo" | "kể" | "từ"
    );
    let verb = |&here: &usize| {
        let goal = || matches!(tokens.word(here - 1), "đấu" | "phải" | "ngân");
        tokens.word(here) == "đạt" && (here == to || goal())
    };
    let reached = (to..to + 3).take_while(|&here| tokens.kind(here) == Some(Kind::Word)).find(verb);
    let share = |goal: usize| {
        (goal..goal + FAR).any(|here| tokens.number(here).is_some() && tokens.sign(here + 1) == Some('%'))
    };
    !counted && tokens.word(at) == "đến" && reached.is_some_and(share)
}

/// «Nộp hồ sơ ngày 25/9/2025», «tổ chức ngày 25/9/2025»: a day of something handed in or held, not that of a document
/// or of an occasion.
pub(super) fn held_on(tokens: &Tokens<'_>, at: usize, to: usize) -> bool {
    if tokens.word(to) == "của" {
        return false;
    }
    for here in (at.saturating_sub(5)..at).rev() {
        match (tokens.word(here), tokens.word(here + 1)) {
            ("nộp" | "gửi", _) | ("tổ", "chức") | ("khai" | "bế", "mạc") | ("khởi", "công") => {
                return here == 0 || !matches!(tokens.word(here - 1), "đã" | "được");
            }
            // Documents, and what is named by its day.
            (
                "" | "báo" | "văn" | "quyết" | "nghị" | "hoạch" | "thông" | "chỉ" | "đơn" | "tờ" | "giấy"
                | "biên" | "niệm" | "sinh" | "đã" | "họp",
                _,
            ) => return false,
            _ => {}
        }
    }
    false
}

/// «Triển khai từ Quý IV năm 2025»: when work begins, but not since when something holds or was done.
pub(super) fn begins_work(tokens: &Tokens<'_>, at: usize) -> bool {
    acts_before(tokens, at)
        && (at.saturating_sub(6)..at).all(|here| !matches!(tokens.word(here), "đã" | "được"))
}

/// «triển khai», «thực hiện» and the like right before a token.
pub(super) fn acts_before(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(
        (tokens.word(at.wrapping_sub(2)), tokens.word(at.wrapping_sub(1))),
        ("triển", "khai")
            | ("thực", "hiện")
            | ("bắt", "đầu")
            | ("thi", "công")
            | ("áp", "dụng")
            | ("phát", "sóng")
            | ("vận" | "tiến", "hành")
            | ("khởi", "động")
            | ("chạy", "thử")
            | ("thí", "điểm")
    )
}
