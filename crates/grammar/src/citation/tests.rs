use super::*;

/// `(text, [(code, number, year, symbol, date)])`.
type Want<'a> = (&'a str, Option<&'a str>, Option<i16>, Option<&'a str>, Option<&'a str>);

fn check(text: &str, want: &[Want<'_>]) {
    let found = find(text);
    let dates: Vec<_> = found.iter().map(|c| c.date.map(|d| d.to_string())).collect();
    let have: Vec<Want<'_>> = found
        .iter()
        .zip(&dates)
        .map(|(c, date)| {
            let code = c.kind.as_ref().map_or("", |k| k.code.as_str());
            (code, c.number.as_deref(), c.year, c.symbol.as_deref(), date.as_deref())
        })
        .collect();
    assert_eq!(have, want, "{text}");
}

#[test]
fn by_number_and_symbol() {
    check(
        "Quyết định số 325/QĐ-TTg ngày 30/3/2023 của Thủ tướng Chính phủ",
        &[("QĐ", Some("325"), None, Some("325/QĐ-TTg"), Some("2023-03-30"))],
    );
    check(
        "Kế hoạch số: 453 /KH-UBND ngày 18 / 10 /2021 của Ủy ban nhân dân huyện Sơn Dương",
        &[("KH", Some("453"), None, Some("453/KH-UBND"), Some("2021-10-18"))],
    );
}
