//! What converters write around the letters of a text and what stands for a letter: entities of HTML, spans with
//! attributes, anchors, images.

use normalize::trimmed;

/// The character that an entity at the head of `rest` stands for, and what follows it.
pub(super) fn entity(rest: &str) -> Option<(char, &str)> {
    const LONGEST: usize = 8;
    const NAMES: [(&str, char); 12] = [
        ("amp", '&'),
        ("nbsp", '\u{A0}'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("bull", '•'),
    ];
    let inner = rest.strip_prefix('&')?;
    let end = inner.bytes().take(LONGEST + 1).position(|b| b == b';')?;
    let (name, after) = (inner.get(..end)?, inner.get(end + 1..)?);
    let sign = match name.strip_prefix('#') {
        Some(code) => {
            let hexadecimal = code.strip_prefix(['x', 'X']);
            let code = hexadecimal.map_or_else(|| code.parse(), |digits| u32::from_str_radix(digits, 16));
            char::from_u32(code.ok()?).filter(|c| !c.is_control())?
        }
        None => NAMES.iter().find(|(own, _)| *own == name)?.1,
    };
    Some((sign, after))
}

/// The letters of a cell in which entities stand; `None` where there are none.
pub(super) fn without_entities(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((plain, marked)) =
        memchr::memchr(b'&', rest.as_bytes()).and_then(|at| rest.split_at_checked(at))
    {
        out.push_str(plain);
        let (sign, after) = entity(marked).unwrap_or(('&', marked.get(1..).unwrap_or_default()));
        out.push(sign);
        rest = after;
    }
    out.push_str(rest);
    (out.len() != text.len()).then_some(out)
}

/// The text of a span with attributes as Pandoc writes it, `[text]{.underline}`, `[]{#_Toc1 .anchor}`, and what follows.
pub(super) fn attributed(rest: &str) -> Option<(&str, &str)> {
    let (text, attributes) = rest.strip_prefix('[')?.split_once("]{")?;
    let (attributes, after) = attributes.split_once('}')?;
    let whole =
        !text.contains(['[', ']', '\n']) && attributes.starts_with(['.', '#']) && !attributes.contains('\n');
    whole.then_some((text, after))
}

/// What follows the image of Markdown at the head of `rest`, `![](media/image1.png){width="6in"}`.
pub(super) fn image(rest: &str) -> Option<&str> {
    let (alternative, behind) = rest.strip_prefix("![")?.split_once(']')?;
    // Google Docs names the picture, and gives it at the end of the text: `![][image1]`.
    let close = match behind.chars().next() {
        Some('(') => ')',
        Some('[') => ']',
        _ => return None,
    };
    let (address, after) = behind.split_once(close)?;
    let whole = !alternative.contains('\n') && !address.contains('\n');
    let sized = after.strip_prefix('{').and_then(|after| after.split_once('}'));
    whole.then_some(sized.map_or(after, |(_, after)| after))
}

/// Name and end of a tag that carries attributes, `<span id="bookmark2">`, `<a name="_Toc1">`, read behind its `<`.
pub(super) fn tag_with_attributes(inner: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 300;
    let (whole, after) = inner.split_once('>').filter(|(whole, _)| whole.len() <= LONGEST)?;
    let (name, attributes) = whole.split_once(' ')?;
    (attributes.contains("=\"") || attributes.contains("='")).then_some((name, after))
}

/// Whether a line holds nothing but images, tags, fences of a converter or signs drawn with spaces: `![](a.png)`,
/// `<div>`, `:::`, `* * *`.
pub(super) fn is_bare(line: &str) -> bool {
    let mut line = trimmed(line);
    let Some(first) = line.chars().next() else { return false };
    match first {
        '<' if line.starts_with("<page_number>") => line.ends_with("</page_number>"),
        // The picture itself, which another line has named.
        '[' => line.starts_with("[image") && line.contains("]: <data:"),
        '!' | '<' => {
            while !line.is_empty() {
                let Some(after) = image(line).or_else(|| block_tag(line)) else { return false };
                line = trimmed(after);
            }
            true
        }
        ':' => line.starts_with(":::"),
        '*' | '-' | '_' => {
            let signs = || line.chars().filter(|c| *c != ' ');
            signs().all(|c| c == first) && signs().count() >= 3
        }
        '\\' => matches!(line, "\\" | "\\newpage" | "\\pagebreak" | "\\clearpage"),
        _ => false,
    }
}

/// What follows a tag that sets no letters apart.
fn block_tag(line: &str) -> Option<&str> {
    const NAMES: [&str; 9] = ["div", "span", "br", "hr", "p", "center", "section", "a", "img"];
    const LONGEST: usize = 300;
    let (tag, after) = line.strip_prefix('<')?.split_once('>').filter(|(tag, _)| tag.len() <= LONGEST)?;
    let name = tag.trim_start_matches('/').split([' ', '/']).next()?;
    NAMES.contains(&name).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities() {
        for (text, expected) in [
            ("Sở GD&amp;ĐT", Some("Sở GD&ĐT")),
            ("Sở&nbsp;Y tế", Some("Sở\u{A0}Y tế")),
            ("&lt;đột xuất&gt; &#8211; &#x2013;", Some("<đột xuất> – –")),
            ("Sở VH,TT&DL; Sở KH&CN", None),
            ("R&D; P&L", None),
            ("&#0;", None),
        ] {
            assert_eq!(without_entities(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn lines_without_words() {
        for (line, bare) in [
            ("![](images/p2.png)", true),
            ("![Hình 1](media/a.png){width=\"6in\"}", true),
            ("* * *", true),
            ("- - -", true),
            ("<div>", true),
            ("</div>", true),
            ("<span id=\"x\"></span>", true),
            (":::", true),
            ("::: {.center}", true),
            ("\\", true),
            ("\\newpage", true),
            ("![][image1]", true),
            ("[image1]: <data:image/png;base64,iVBOR>", true),
            ("<page_number>3</page_number>", true),
            ("[image1]", false),
            ("![Hình 1] Sơ đồ", false),
            ("- Sở Y tế", false),
            ("* Ghi chú", false),
            ("<b>Sở Y tế</b>", false),
            ("<span id=\"x\"></span>II. NHIỆM VỤ", false),
            ("![](a.png) Hình 1", false),
            ("- -", false),
            ("<!-- Page 2 -->", false),
        ] {
            assert_eq!(is_bare(line), bare, "{line}");
        }
    }
}
