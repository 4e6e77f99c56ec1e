//! Whole files: what is read of them, and what is not.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::page;

fn zlib(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

fn stream(number: u32, dictionary: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("{number} 0 obj\n<< {dictionary} >>\nstream\r\n");
    [head.as_bytes(), data, b"\nendstream\nendobj\n"].concat()
}

/// A file of these objects, whose title is in object 9.
fn pdf(objects: &[&[u8]]) -> Vec<u8> {
    let trailer = b"trailer << /Root 1 0 R /Info 9 0 R >>\n%%EOF\n";
    [&[b"%PDF-1.7\n".as_slice()], objects, &[trailer.as_slice()]].concat().concat()
}

const PAGE: &[u8] =
    b"3 0 obj << /Type /Page /Contents [4 0 R] /Resources << /Font << /F1 5 0 R >> >> >> endobj\n";

fn titled(title: &str) -> String {
    page(&pdf(&[format!("9 0 obj << /Title {title} >> endobj\n").as_bytes()])).title
}

#[test]
fn titles_of_every_spelling_are_read() {
    assert_eq!(titled("(Spinal \\(lumbar\\) stenosis)"), "Spinal (lumbar) stenosis");
    assert_eq!(titled("<FEFF005300630065006E0061>"), "Scena");
    assert_eq!(titled("<4B 6E 69 65>"), "Knie");
    assert_eq!(titled("(\\376\\377\\000R\\000\\374)"), "Rü");
    assert_eq!(titled("(R\\374ckenschmerzen)"), "Rückenschmerzen");
    assert_eq!(titled("(Co\\373t \\(l\\220op\\351ration\\)\\\n !)"), "Coût (l’opération) !");
}

#[test]
fn a_title_may_be_an_object_of_its_own_or_packed_with_others() {
    let apart = page(&pdf(&[b"9 0 obj << /Title 8 0 R >> endobj 8 0 obj (Knie) endobj\n"]));
    assert_eq!(apart.title, "Knie");
    let objects = b"9 0 8 30 << /Title 8 0 R             >>(Hernia)";
    let objects = [&objects[..9], &objects[9..]].concat();
    let packed = stream(7, "/Type /ObjStm /N 2 /First 9 /Filter /FlateDecode", &zlib(&objects));
    let index = stream(6, "/Type /XRef /Root 1 0 R /Info 9 0 R", b"\0\x01\x02");
    let body = [b"%PDF-1.7\n".as_slice(), &packed, &index].concat();
    assert_eq!(page(&body).title, "Hernia");
}

#[test]
fn without_one_the_title_of_the_xmp_is_read_and_no_pictures() {
    let catalog = b"1 0 obj << /Type /Catalog /Metadata 2 0 R >> endobj\n";
    let xmp =
        |title: &str| format!("<dc:title><rdf:Alt><rdf:li>{title}</rdf:li></rdf:Alt></dc:title>");
    let own = stream(2, "/Type /Metadata /Subtype /XML", xmp("Scoliose").as_bytes());
    let picture = stream(6, "/Type /Metadata /Subtype /XML", xmp("Photo of a car park").as_bytes());
    assert_eq!(page(&pdf(&[&picture, catalog, &own])).title, "Scoliose");
    assert_eq!(page(&pdf(&[&picture])).title, "");
    assert_eq!(page(&pdf(&[b"9 0 obj << /Title () >> endobj\n", catalog, &own])).title, "Scoliose");
}

#[test]
fn a_chapter_is_no_title() {
    assert_eq!(page(b"%PDF-1.4\n8 0 obj << /Title (Chapter 1) /Parent 7 0 R >> endobj").title, "");
    assert_eq!(page(b"%PDF-1.4\n8 0 obj << /Title (Half a file) >> endobj").title, "Half a file");
}

#[test]
fn noise_in_streams_is_not_read() {
    let noise = b"\xff\xd8 /Title (noise) 9 0 obj << /Title (noise) >> endobj (noise) Tj trailer << /Info 9 0 R >> BT (noise) Tj ET";
    let photo = stream(4, "/Subtype /Image /Filter /DCTDecode /Length 5 0 R", noise);
    let font = stream(5, "/Length1 900", noise);
    let read = page(&pdf(&[PAGE, &photo, &font]));
    assert_eq!((read.title.as_str(), read.document.as_str()), ("", ""));
    assert!(read.blocks.is_empty());
}

#[test]
fn the_length_of_a_stream_counts_where_it_is_true() {
    let data = b"BT (endstream endobj) Tj ET";
    let text = stream(4, &format!("/Length {}", data.len()), data);
    assert_eq!(page(&pdf(&[PAGE, &text])).document.trim(), "endstream endobj");
    let lie = stream(4, "/Length 3", b"BT (true) Tj ET");
    assert_eq!(page(&pdf(&[PAGE, &lie])).document.trim(), "true");
}

#[test]
fn pages_are_read_by_their_fonts() {
    let font = b"5 0 obj << /Type /Font /Subtype /Type0 /ToUnicode 6 0 R >> endobj\n";
    let map = b"<0000> <FFFF> endcodespacerange <0001> <0004> <0061> endbfrange";
    let map = stream(6, "/Filter /FlateDecode", &zlib(map));
    let text = stream(4, "/Filter /FlateDecode", &zlib(b"BT /F1 12 Tf <0004000100040001> Tj ET"));
    assert_eq!(page(&pdf(&[PAGE, font, &map, &text])).document.trim(), "dada");
    let shapes = b"5 0 obj << /Type /Font /Subtype /Type0 >> endobj\n";
    assert_eq!(page(&pdf(&[PAGE, shapes, &text])).document.trim(), "");
}

#[test]
fn encrypted_texts_are_noise() {
    let body =
        b"%PDF-1.4\n9 0 obj << /Title (noise) >> endobj trailer << /Info 9 0 R /Encrypt 8 0 R >>";
    assert_eq!(page(body).title, "");
}

#[test]
fn hostile_files_end_soon() {
    let started = std::time::Instant::now();
    let bomb = stream(4, "/Filter /FlateDecode", &zlib(&b"BT (a) Tj ET ".repeat(200_000)));
    let deep = [b"9 0 obj ".as_slice(), &b"[<<".repeat(100_000)].concat();
    let loops =
        b"9 0 obj << /Title 9 0 R >> endobj 3 0 obj << /Type /Page /Parent 3 0 R >> endobj\n";
    let map = b"<00000000> <FFFFFFFF> <0041> endbfrange ".repeat(1000);
    let many: Vec<u8> =
        (0..60_000).flat_map(|n| format!("{n} 0 obj 1 endobj ").into_bytes()).collect();
    let font = b"5 0 obj << /Type /Font /ToUnicode 6 0 R >> endobj\n";
    for body in [
        pdf(&[PAGE, &bomb.repeat(20)]),
        pdf(&[&deep]),
        pdf(&[loops]),
        pdf(&[PAGE, font, &stream(6, "", &map), &bomb]),
        pdf(&[&many]),
        pdf(&[&b"stream\n".repeat(200_000)]),
        pdf(&[&b"(".repeat(1_000_000)]),
        pdf(&[&stream(7, "/Type /ObjStm /N 99999 /First 0", &b"1 0 ".repeat(99_999))]),
    ] {
        page(&body);
    }
    // A bound on what would take hours, not a measurement.
    assert!(started.elapsed().as_secs() < 60);
}
