//! A verdict for each rule.
