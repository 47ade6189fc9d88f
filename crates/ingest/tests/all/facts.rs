//! What a PDF says of itself: passwords, signatures, attachments, rotation, hidden layers.
#![expect(clippy::disallowed_methods, reason = "tests read shared files")]

use crate::support;

use ingest::{ReadError, ReadSettings, read};
use lopdf::content::Operation;
use lopdf::{
    Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, StringFormat, dictionary,
};
use model::{Code, Content, Page, Reading, Rotation, TextLayer, TextOrigin};
use support::{plan, shared, text_at, written};

fn pages(reading: &Reading) -> &[Page] {
    match &reading.content {
        Content::Pages(pages) => pages,
        Content::Blocks(_) => &[],
    }
}

fn text(page: &Page) -> String {
    page.words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn first_page(document: &mut Document) -> lopdf::ObjectId {
    document.page_iter().next().expect("a page")
}

/// Replaces what the first page draws.
fn draw(document: &mut Document, operations: Vec<Operation>) {
    let content = lopdf::content::Content { operations }.encode().expect("operations");
    let content = document.add_object(Stream::new(dictionary! {}, content));
    let page = first_page(document);
    document.get_dictionary_mut(page).expect("a page").set("Contents", content);
}

#[test]
fn a_password_is_asked_for_and_taken() {
    let mut locked = plan();
    let id = Object::String(vec![7; 16], StringFormat::Literal);
    locked.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &locked,
        owner_password: "owner",
        user_password: "mat-khau",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).expect("a state");
    locked.encrypt(&state).expect("encrypted");
    let bytes = written(locked);
    let with = |password: Option<&str>| ReadSettings {
        password: password.map(str::to_owned),
        ..ReadSettings::default()
    };
    for (given, found) in [(None, "no password"), (Some("sai"), "a wrong password")] {
        match read("locked", &bytes, &with(given)) {
            Err(ReadError::Password { found: said, .. }) => assert_eq!(said, found),
            other => panic!("{given:?}: {other:?}"),
        }
    }
    let opened = read("locked", &bytes, &with(Some("mat-khau"))).expect("the password opens it");
    assert!(pages(&opened).first().map(text).is_some_and(|t| t.starts_with("KE HOACH trang 1")));
}

#[test]
fn rotation_is_applied() {
    let few = |turn: i64| {
        let mut document = plan();
        draw(&mut document, text_at(72, 700, "Trang 7"));
        let page = first_page(&mut document);
        document.get_dictionary_mut(page).expect("a page").set("Rotate", turn);
        read("few", &written(document), &ReadSettings::default()).expect("a page")
    };
    let (upright, turned) = (few(0), few(90));
    let (before, after) = (pages(&upright).first().expect("one"), pages(&turned).first().expect("one"));
    assert_eq!((after.width, after.height), (before.height, before.width));
    assert_eq!(after.rotation, Rotation::None, "too few letters say otherwise");
    assert!(after.words.iter().all(|w| w.direction == model::TextDirection::Down));
}

#[test]
fn a_page_of_text_that_lies_on_its_side_is_turned() {
    let upright = read("plan", &written(plan()), &ReadSettings::default()).expect("a plan");
    for (turn, back) in [(90, Rotation::ThreeQuarters), (180, Rotation::Half), (270, Rotation::Quarter)] {
        let mut turned = plan();
        let page = first_page(&mut turned);
        turned.get_dictionary_mut(page).expect("a page").set("Rotate", turn);
        let reading = read("turned", &written(turned), &ReadSettings::default()).expect("a plan");
        let (before, after) = (pages(&upright).first().expect("one"), pages(&reading).first().expect("one"));
        assert_eq!((after.rotation, after.width, after.height), (back, before.width, before.height));
        assert_eq!((text(after), after.rulings.len()), (text(before), before.rulings.len()));
        for (one, other) in after.words.iter().zip(&before.words) {
            let (a, b) = (one.bbox, other.bbox);
            let apart = [a.x0 - b.x0, a.y0 - b.y0, a.x1 - b.x1, a.y1 - b.y1];
            assert!(apart.iter().all(|d| d.abs() < 0.1), "{turn}: {}", one.text);
        }
        let said: Vec<Option<u32>> = reading
            .diagnostics
            .iter()
            .filter(|d| d.code == Code::PageTurned)
            .map(|d| d.place.as_ref().and_then(|p| p.page))
            .collect();
        assert_eq!(said, [Some(1)]);
    }
}

#[test]
fn letters_written_later_find_their_place() {
    let mut document = plan();
    let mut operations = text_at(72, 700, "QUY H");
    operations.extend(text_at(150, 700, "CH"));
    operations.extend(text_at(200, 650, "below"));
    // `QUY H` is 38.3 points wide in Times Bold of 12 points; `OA` follows it without a gap, written last.
    operations.extend(text_at(112, 700, "OA"));
    draw(&mut document, operations);
    let reading = read("later", &written(document), &ReadSettings::default()).expect("a page");
    assert_eq!(pages(&reading).first().map(text).as_deref(), Some("QUY HOA CH below"));
}

#[test]
fn a_word_that_is_mostly_clipped_stands_where_it_is_seen() {
    let mut document = plan();
    // a cell from 700 to 730 whose last line has no room: its base line lies six points below the cell
    let mut operations = vec![Operation::new("q", vec![])];
    operations.push(Operation::new("re", [60, 700, 200, 30].map(Object::from).to_vec()));
    operations.push(Operation::new("W", vec![]));
    operations.push(Operation::new("n", vec![]));
    operations.extend(text_at(72, 710, "hoan"));
    operations.extend(text_at(72, 694, "thanh"));
    operations.push(Operation::new("Q", vec![]));
    // the cell below has its own text on that line
    operations.extend(text_at(80, 693, "cua don"));
    draw(&mut document, operations);
    let reading = read("clipped", &written(document), &ReadSettings::default()).expect("a page");
    let page = pages(&reading).first().expect("one");
    let place = |text: &str| page.words.iter().find(|w| w.text == text).map(|w| w.bbox).expect("a word");
    let bottom = page.height - 700.0;
    assert!(place("thanh").y1 <= bottom && place("thanh").center().1 < bottom);
    assert!(place("hoan").height() > 12.0);
    assert!(place("cua").y0 > place("thanh").y0 && place("don").height() > 12.0);
}

#[test]
fn hidden_layers_are_judged() {
    for (layer, used) in [
        ("Giao phong quy hoach trien khai thi cong theo quy dinh cho ban nay", true),
        ("Gjao ph0ng quv hwach trlen khal thj c0ng thco quv dlnh ch0 bau nav", false),
    ] {
        let mut document = plan();
        let mut operations = vec![Operation::new("Tr", vec![3.into()])];
        operations.extend(text_at(72, 700, layer));
        operations.push(Operation::new("q", vec![]));
        operations.push(Operation::new("cm", [595, 0, 0, 842, 0, 0].map(Object::from).to_vec()));
        operations.push(Operation::new("Do", vec!["I".into()]));
        operations.push(Operation::new("Q", vec![]));
        draw(&mut document, operations);
        let picture = document.add_object(Stream::new(
            dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 2, "Height" => 2,
            "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8 },
            vec![255; 4],
        ));
        let page = first_page(&mut document);
        let resources =
            document.get_dictionary_mut(page).and_then(|p| p.get_mut(b"Resources")).expect("resources");
        resources.as_dict_mut().expect("a dictionary").set("XObject", dictionary! { "I" => picture });
        let reading = read("scan", &written(document), &ReadSettings::default()).expect("a page");
        let page = pages(&reading).first().expect("one");
        let code = if used { Code::HiddenLayerUsed } else { Code::HiddenLayerDistrusted };
        assert!(reading.diagnostics.iter().any(|d| d.code == code), "{:?}", reading.diagnostics);
        assert_eq!(page.text, if used { TextOrigin::Ocr } else { TextOrigin::None });
        assert_eq!(page.unread.is_empty(), used);
        assert!(page.words.iter().all(|w| w.ocr_confidence.is_some()));
    }
}

#[test]
fn attachments_are_named() {
    let mut document = plan();
    let file = document
        .add_object(dictionary! { "Type" => "Filespec", "F" => Object::string_literal("phu-luc.xlsx") });
    let names = vec![Object::string_literal("phu-luc.xlsx"), file.into()];
    let tree = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } };
    document.catalog_mut().expect("a catalog").set("Names", tree);
    let reading = read("attached", &written(document), &ReadSettings::default()).expect("a plan");
    let note = reading.diagnostics.iter().find(|d| d.code == Code::Attachment).expect("a note");
    assert!(note.message.contains("phu-luc.xlsx"));
}

#[test]
fn signatures_of_shared_files() {
    for (name, count, last, covers) in [
        ("corpus/hanoi-kh277-2026.pdf", 10, "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", true),
        ("corpus/scan-plan-prose.pdf", 1, "Sở Y tế", true),
        ("corpus/laichau-qd-1629.pdf", 0, "", false),
    ] {
        let Some(path) = shared(name) else { continue };
        let reading =
            read(name, &std::fs::read(path).expect("a shared file"), &ReadSettings::default()).expect(name);
        assert_eq!(reading.digital_signatures.len(), count, "{name}");
        if let Some(signature) = reading.digital_signatures.last() {
            assert_eq!(
                (signature.signer.as_deref(), signature.covers_document),
                (Some(last), covers),
                "{name}"
            );
        }
        let banner = pages(&reading).iter().any(|p| text(p).contains("Người ký:"));
        assert!(!banner, "{name}: the banner is no text of the document");
    }
}

#[test]
fn pages_that_only_ocr_can_read_are_listed() {
    for (name, layer) in [
        ("corpus/scan-7197-bkhcn.pdf", TextLayer::None),
        ("corpus/scan-decision-a.pdf", TextLayer::None),
        ("bench/d003_scan.pdf", TextLayer::None),
        ("bench/d003.pdf", TextLayer::Native),
    ] {
        let Some(path) = shared(name) else { continue };
        let settings = ReadSettings::default();
        let reading = ingest::pdf::read(&std::fs::read(path).expect("a shared file"), &settings).expect(name);
        assert_eq!(reading.text_layer, layer, "{name}");
        let all = pages(&reading).iter().all(ingest::pdf::needs_ocr);
        let none = !pages(&reading).iter().any(ingest::pdf::needs_ocr);
        assert!(if layer == TextLayer::None { all } else { none }, "{name}");
    }
}
