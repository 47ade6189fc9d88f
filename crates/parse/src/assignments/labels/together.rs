//! Who leads and who takes part, in one run of words: «Sở A chủ trì, phối hợp Sở B», «Chủ trì: Sở A, phối hợp: Sở B», «Sở A
//! phối hợp với Sở B», and with a mark behind who leads: «Sở A (chủ trì), Sở B (phối hợp)».

use super::{Label, clean, names_bodies};

const TOGETHER: &str = "phối hợp";

/// The bodies before and behind «phối hợp», where both sides read whole as bodies.
pub(super) fn read(value: &str) -> Option<Vec<(Label, String)>> {
    let at = value.find(TOGETHER)?;
    let (before, behind) = (value.get(..at)?, value.get(at + TOGETHER.len()..)?);
    let (before, behind) = bracketed(before, behind).unwrap_or((before, behind));
    let (leading, helping) = (leading(before)?, helping(behind)?);
    (names_bodies(leading) && names_bodies(helping))
        .then(|| vec![(Label::Lead, leading.to_owned()), (Label::Coordinate, helping.to_owned())])
}

/// «Sở A (phối hợp với Sở B)»: the two sides without the brackets, where they close the value.
fn bracketed<'v>(before: &'v str, behind: &'v str) -> Option<(&'v str, &'v str)> {
    let before = before.trim_end().strip_suffix('(')?;
    let behind = behind.trim_end_matches(['.', ';', ' ']).strip_suffix(')')?;
    (!behind.contains(['(', ')'])).then_some((before, behind))
}

/// A value in which «Phối hợp» stands in a capital behind who leads: «Sở A, Phối hợp Sở B». In front it is a label.
pub(super) fn in_small_letters(value: &str) -> Option<String> {
    const CAPITAL: &str = "Phối hợp";
    let at = value.find(CAPITAL)?;
    let before = value.get(..at)?;
    let parted = before.ends_with('\n') || before.trim_end().ends_with([',', ';', '-', '–', '+', '.', '(']);
    let told = parted && before.contains(char::is_alphanumeric);
    told.then(|| [before, TOGETHER, value.get(at + CAPITAL.len()..).unwrap_or_default()].concat())
}

/// «Sở A (chủ trì), Sở B (phối hợp)», «Sở A (chủ trì), Sở B, Sở C», «Sở A (chủ trì) phối hợp với Sở B»: one is marked, the rest
/// takes part.
pub(super) fn marked(lead: &str, rest: &str) -> Option<Vec<(Label, String)>> {
    let rest = rest.replace("(phối hợp)", "").replace(" ,", ",").replace(" ;", ";");
    let rest = rest.trim_matches([',', ';', '.', '-', '–', ' ']);
    let rest = rest.strip_prefix("và ").unwrap_or(rest);
    let rest = rest.strip_prefix(TOGETHER).map_or(Some(rest), helping)?;
    let (lead, rest) = (clean(lead), clean(rest));
    let mut told = vec![(Label::Lead, lead)];
    if !rest.is_empty() {
        told.push((Label::Coordinate, rest));
    }
    told.iter().all(|(_, value)| names_bodies(value)).then_some(told)
}

/// Who stands before «phối hợp», without the word that says that they lead.
fn leading(before: &str) -> Option<&str> {
    const LABELS: [&str; 5] = ["Chủ trì:", "chủ trì:", "Cơ quan chủ trì:", "Đơn vị chủ trì:", "Giao "];
    const MARKS: [char; 7] = [',', ';', '-', '–', '+', '.', ' '];
    let before = before.trim().trim_start_matches(MARKS);
    let before = before.trim_end_matches(MARKS);
    let told = LABELS.iter().find_map(|label| before.strip_prefix(label)).unwrap_or(before);
    let told = told.strip_suffix(" chủ trì").unwrap_or(told);
    let told = told.trim().trim_end_matches(MARKS);
    (!told.is_empty()).then_some(told)
}

/// Who stands behind «phối hợp», without «với» or a colon.
fn helping(behind: &str) -> Option<&str> {
    const WITH: [&str; 6] = [" chặt chẽ với ", " cùng với ", " với ", " cùng ", ":", " "];
    let told = WITH.iter().find_map(|word| behind.strip_prefix(word))?;
    let told = told.trim_start_matches([':', ' ']).trim_end().trim_end_matches(['.', ';', ',', ' ']);
    (!told.is_empty()).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::super::roles_told;
    use super::*;

    #[test]
    fn leads_and_takes_part() {
        for (text, leads, helps) in [
            ("Sở Tài chính chủ trì, phối hợp Sở Nội vụ", "Sở Tài chính", "Sở Nội vụ"),
            (
                "Sở Tài chính chủ trì phối hợp với Sở Nội vụ, UBND các xã.",
                "Sở Tài chính",
                "Sở Nội vụ, UBND các xã",
            ),
            ("Sở Tài chính phối hợp với Sở Nội vụ", "Sở Tài chính", "Sở Nội vụ"),
            ("Sở Tài chính, phối hợp cùng các phòng", "Sở Tài chính", "các phòng"),
            ("Chủ trì: Sở Tài chính, phối hợp: Sở Nội vụ", "Sở Tài chính", "Sở Nội vụ"),
            ("Công an xã phối hợp Ban Chỉ huy Quân sự xã", "Công an xã", "Ban Chỉ huy Quân sự xã"),
            ("Sở Tài chính (phối hợp Sở Nội vụ)", "Sở Tài chính", "Sở Nội vụ"),
            ("Sở Tài chính (phối hợp với Sở Nội vụ, các xã).", "Sở Tài chính", "Sở Nội vụ, các xã"),
            (
                "Giao Sở Tài chính chủ trì, phối hợp các phòng liên quan",
                "Sở Tài chính",
                "các phòng liên quan",
            ),
        ] {
            let wanted = vec![(Label::Lead, leads.to_owned()), (Label::Coordinate, helps.to_owned())];
            assert_eq!(read(text), Some(wanted), "{text}");
        }
        for text in [
            "Sở Tài chính, Sở Nội vụ",
            "Sở Tài chính, Sở Nội vụ phối hợp",
            "Phối hợp với Sở Nội vụ",
            "phối hợp với Sở Nội vụ",
            "Sở Tài chính phối hợp thực hiện",
            "Sở Tài chính phối hợp với Sở Nội vụ rà soát, báo cáo UBND tỉnh",
            "Các đơn vị phối hợp: theo phân công",
            "Sở Tài chính (phối hợp Sở Nội vụ), Sở Y tế",
            "Sở Tài chính (phối hợp rà soát)",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_capital_parts_them_too() {
        for (text, told) in [
            ("Sở Tài chính, Phối hợp Sở Nội vụ", true),
            ("- Sở Tài chính chủ trì - Phối hợp Sở Nội vụ", true),
            ("Sở Tài chính; Phối hợp: Sở Nội vụ", true),
            ("Sở Tài chính\nPhối hợp Sở Nội vụ", true),
            ("Ban Phối hợp liên ngành, Sở Nội vụ", false),
            ("- Phối hợp Sở Nội vụ", false),
        ] {
            let wanted = vec![(Label::Lead, "Sở Tài chính".into()), (Label::Coordinate, "Sở Nội vụ".into())];
            assert_eq!(roles_told(text), told.then_some(wanted), "{text}");
        }
    }

    #[test]
    fn a_mark_behind_who_leads() {
        for (text, leads, helps) in [
            ("Sở Tài chính (chủ trì) phối hợp với Sở Nội vụ", "Sở Tài chính", Some("Sở Nội vụ")),
            ("Sở Tài chính (chủ trì); phối hợp: Sở Nội vụ", "Sở Tài chính", Some("Sở Nội vụ")),
            ("Sở Tài chính (chủ trì), Sở Nội vụ (phối hợp)", "Sở Tài chính", Some("Sở Nội vụ")),
            ("Sở Tài chính (chủ trì), Sở Nội vụ, Sở Y tế", "Sở Tài chính", Some("Sở Nội vụ, Sở Y tế")),
            ("Sở Tài chính (chủ trì)", "Sở Tài chính", None),
        ] {
            let mut wanted = vec![(Label::Lead, leads.to_owned())];
            wanted.extend(helps.map(|helps| (Label::Coordinate, helps.to_owned())));
            assert_eq!(roles_told(text), Some(wanted), "{text}");
        }
        assert_eq!(roles_told("Sở Tài chính (chủ trì) rà soát"), None);
    }
}
