//! Why something is doubtful, and what a repair saw: the same sentence in another language.
//!
//! The output holds these sentences in English ([`Doubt::because`](crate::Doubt), [`RepairNote::detail`](crate::RepairNote)),
//! with words of the document in them. For people they are said in their own language, by the template that they fit.

mod table;

use std::borrow::Cow;

use crate::template::{Gap, filled, gaps};
use crate::{Lang, field};

use table::REASONS;

/// The templates of all reasons: English with its gaps, as `«{}» is no body that is known`.
pub fn templates() -> impl Iterator<Item = &'static str> {
    REASONS.iter().map(|(en, _)| *en)
}

/// A reason in a language; one that fits no template stays as it is.
///
/// ```
/// use model::{Lang, reason};
/// assert_eq!(reason::told("«Sở X» is no body that is known", Lang::Vi), "không nhận ra «Sở X» là cơ quan, đơn vị nào");
/// assert_eq!(reason::told("something else", Lang::Vi), "something else");
/// ```
pub fn told(reason: &str, lang: Lang) -> Cow<'_, str> {
    match lang {
        Lang::En => Cow::Borrowed(reason),
        Lang::Vi => vietnamese(reason).map_or(Cow::Borrowed(reason), Cow::Owned),
    }
}

/// A reason in Vietnamese; `None` where it fits no template.
pub fn vietnamese(reason: &str) -> Option<String> {
    // Evidence that weighs little is not told.
    if reason.is_empty() {
        return Some(String::new());
    }
    REASONS.iter().find_map(|(en, vi)| gaps(en, reason, &said).map(|gaps| filled(vi, &gaps)))
}

/// What stands in a gap, in Vietnamese; `None` where it cannot stand there.
fn said(gap: Gap, words: &str) -> Option<String> {
    let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
    match gap {
        Gap::Words => Some(words.to_owned()),
        Gap::Count => words.parse::<usize>().ok().map(|_| words.to_owned()),
        Gap::Rule => (!words.is_empty() && words.chars().all(is_name)).then(|| words.to_owned()),
        Gap::Field => field::is_known(words).then(|| field::name(words, Lang::Vi).to_owned()),
        Gap::Reason => vietnamese(words),
        Gap::Weighed => weighed(words),
        Gap::Listed => {
            words.split(", ").map(vietnamese).collect::<Option<Vec<_>>>().map(|all| all.join(", "))
        }
    }
}

/// `number 5 follows (+3.5); at a page break (+1.2)`. What a document says may hold `; ` as well.
fn weighed(words: &str) -> Option<String> {
    const BETWEEN: &str = "; ";
    let mut all: Vec<String> = Vec::new();
    let mut one = String::new();
    for piece in words.split(BETWEEN).filter(|piece| !piece.is_empty()) {
        if !one.is_empty() {
            one.push_str(BETWEEN);
        }
        one.push_str(piece);
        let told = one.rsplit_once(" (").filter(|(_, weight)| is_weight(weight));
        if let Some((sentence, weight)) = told {
            all.push(format!("{} ({weight}", vietnamese(sentence)?));
            one.clear();
        }
    }
    one.is_empty().then(|| all.join(BETWEEN))
}

/// `+3.5)`.
fn is_weight(text: &str) -> bool {
    text.strip_suffix(')')
        .is_some_and(|weight| weight.starts_with(['+', '-']) && weight.parse::<f32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::parts;

    #[test]
    fn the_table_is_whole() {
        for (at, (en, vi)) in REASONS.iter().enumerate() {
            let gaps = |template| parts(template).1.iter().map(|(gap, _)| *gap).collect::<Vec<_>>();
            assert_eq!(gaps(en), gaps(vi), "{en}");
            assert!(!en.ends_with('.') && !vi.ends_with('.'), "{en}");
            assert!(REASONS.iter().skip(at + 1).all(|(other, _)| other != en), "{en}");
        }
    }

    /// Of each template the sentence is said by its own Vietnamese, by none that stands before it.
    #[test]
    fn each_sentence_fits_its_own_template() {
        for (en, vi) in REASONS {
            let example = |gap: &Gap, lang: Lang| -> String {
                let (en, vi) = match gap {
                    Gap::Words => ("Kế hoạch 5; mục (2), ý a", "Kế hoạch 5; mục (2), ý a"),
                    Gap::Count => ("12", "12"),
                    Gap::Rule => ("fused-rows", "fused-rows"),
                    Gap::Field => ("lead", "chủ trì"),
                    Gap::Reason => ("phrase «thị trấn»", "theo cụm từ «thị trấn»"),
                    Gap::Weighed => (
                        "«Sở A; Sở B» closes «Ai» (+3.0); at a page break (-1.2)",
                        "ghép thành «Sở A; Sở B» thì trọn ô «Ai» (+3.0); ở chỗ ngắt trang (-1.2)",
                    ),
                    Gap::Listed => (
                        "no stop at the end, its last line is full",
                        "cuối dòng không có dấu kết câu, dòng cuối kín lề",
                    ),
                };
                match lang {
                    Lang::En => en.to_owned(),
                    Lang::Vi => vi.to_owned(),
                }
            };
            let filled_in = |template: &str, lang| {
                let words: Vec<String> = parts(en).1.iter().map(|(gap, _)| example(gap, lang)).collect();
                filled(template, &words)
            };
            assert_eq!(told(&filled_in(en, Lang::En), Lang::Vi), filled_in(vi, Lang::Vi), "{en}");
        }
    }

    #[test]
    fn reasons_of_several_sentences() {
        for (en, vi) in [
            ("", ""),
            (
                "fused-rows: number 5 follows (+3.5); «Sở A; Sở B» closes «Chủ trì» (+3.0); no number (-1.5)",
                "fused-rows: số 5 đúng thứ tự (+3.5); ghép thành «Sở A; Sở B» thì trọn ô «Chủ trì» (+3.0); không có số thứ tự (-1.5)",
            ),
            ("new row or continuation: ", "chưa rõ là dòng mới hay phần tiếp của dòng trên: "),
            (
                "text: «thị trân» → «thị trấn»; phrase «thị trấn»",
                "nội dung: «thị trân» → «thị trấn»; theo cụm từ «thị trấn»",
            ),
            (
                "the lead is that of the heading: «SỞ Y TẾ»; rows beside it name somebody of their own",
                "lấy theo tiêu đề mục: «SỞ Y TẾ»; các dòng bên cạnh có nêu cơ quan chủ trì riêng",
            ),
            (
                "«phối hợp với» + «Sở Nội vụ»: no stop at the end, the last word asks for another",
                "«phối hợp với» + «Sở Nội vụ»: cuối dòng không có dấu kết câu, từ cuối dòng đòi hỏi từ tiếp theo",
            ),
            // A sentence that is not in the table leaves the whole as it is.
            ("at a page break (+1.2); it rained (+3.0)", "at a page break (+1.2); it rained (+3.0)"),
            ("text: nobody knows", "text: nobody knows"),
        ] {
            assert_eq!(told(en, Lang::Vi), vi);
            assert_eq!(told(en, Lang::En), en);
        }
    }
}
