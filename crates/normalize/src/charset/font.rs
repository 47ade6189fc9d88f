//! What the name of a font says about the character set of its text.
//!
//! `.VnTime` and its kin are TCVN3, those that end in `H` draw capitals; `VNI-Times` is VNI; `VPS …` is VPS. Unicode
//! fonts of Vietnamese makers (`SVN-…`, `UTM …`, `UVN …`) say nothing.

use model::Encoding;

/// The character set of a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FontCharset {
    /// How its text is encoded.
    pub encoding: Encoding,
    /// Whether it draws every letter as a capital.
    pub capitals: bool,
}

impl FontCharset {
    /// A set whose capitals have codes of their own.
    pub fn plain(encoding: Encoding) -> Self {
        Self { encoding, capitals: false }
    }
}

/// Reads a font's name as PDF (`ABCDEF+.VnTimeH-Bold`, `#2EVnTime`), DOCX or XLSX write it.
///
/// ```
/// use model::Encoding;
/// use normalize::charset::from_font_name;
/// let font = from_font_name("XYZABC+.VnTimeH-Bold").expect("a legacy font");
/// assert_eq!((font.encoding, font.capitals), (Encoding::Tcvn3, true));
/// assert_eq!(from_font_name("Times New Roman"), None);
/// ```
pub fn from_font_name(name: &str) -> Option<FontCharset> {
    let name = without_subset_tag(name.trim().trim_start_matches('/'));
    let name = name.strip_prefix("#2E").or_else(|| name.strip_prefix("#2e")).unwrap_or(name);
    let name = name.trim_start_matches('.');
    if let Some(family) = name.strip_prefix("Vn").filter(|f| f.starts_with(|c: char| c.is_ascii_uppercase()))
    {
        return Some(FontCharset { encoding: Encoding::Tcvn3, capitals: draws_capitals(family) });
    }
    let marked = |prefix: &str| {
        name.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', ' ', '_']))
    };
    if marked("VNI") || name.starts_with("VNITimes") {
        return Some(FontCharset { encoding: Encoding::Vni, capitals: false });
    }
    marked("VPS").then_some(FontCharset { encoding: Encoding::Vps, capitals: false })
}

/// Drops the six capitals and the plus sign of an embedded subset.
fn without_subset_tag(name: &str) -> &str {
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()) => rest,
        _ => name,
    }
}

/// Whether the family, without the words for weight and slant, ends in the `H` of the capital fonts.
fn draws_capitals(family: &str) -> bool {
    let family = family.split(['-', ',']).next().unwrap_or(family);
    let plain = family.trim_end_matches("MT").trim_end();
    let plain =
        plain.trim_end_matches("Regular").trim_end_matches("Italic").trim_end_matches("Bold").trim_end();
    plain.ends_with('H')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let capitals = [
            ".VnTimeH",
            "VnArialH",
            "ABCDEF+.VnTimeH,Bold",
            "#2EVnTimeH",
            ".VnArial NarrowH",
            ".VnTimeHBold",
        ];
        for name in capitals {
            let wanted = FontCharset { encoding: Encoding::Tcvn3, capitals: true };
            assert_eq!(from_font_name(name), Some(wanted), "{name}");
        }
        for name in [".VnTime", "VnTime-Bold", "QWERTY+VnHelvetInsS", ".VnArial,BoldItalic", "/.VnTime"] {
            let wanted = FontCharset { encoding: Encoding::Tcvn3, capitals: false };
            assert_eq!(from_font_name(name), Some(wanted), "{name}");
        }
        for (name, encoding) in
            [("VNI-Times", Encoding::Vni), ("VNI Helve", Encoding::Vni), ("VPS Times", Encoding::Vps)]
        {
            assert_eq!(from_font_name(name), Some(FontCharset { encoding, capitals: false }), "{name}");
        }
        for name in [
            "Times New Roman",
            "SVN-Arial",
            "UTM Avo",
            "UVN Bai Sau",
            "Vneuron",
            "VNPTSans",
            "VNIT",
            "Arial",
            "",
        ] {
            assert_eq!(from_font_name(name), None, "{name}");
        }
    }
}
