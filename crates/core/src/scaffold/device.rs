//! Names that Windows keeps for devices.

/// Whether Windows keeps the name of a file or folder for a device, whatever ending it has: `con`, `AUX.txt`, `com1`.
/// A repository or site with such a name in it cannot be cloned or copied there.
///
/// ```
/// use signpost_core::scaffold::is_device;
///
/// assert!(is_device("con.yaml") && is_device("LPT1"));
/// assert!(!is_device("con-aid.yaml") && !is_device("contact"));
/// ```
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered = |start: &str| {
        let mut number = stem.strip_prefix(start).unwrap_or_default().chars();
        matches!((number.next(), number.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    };
    matches!(stem.as_str(), "con" | "nul" | "aux" | "prn" | "conin$" | "conout$")
        || numbered("com")
        || numbered("lpt")
}
