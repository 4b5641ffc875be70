#if Command
    import ServiceDesk
    import Yams

    /// Writes templates, macros and rules as ``OrganisationFile`` reads them.
    extension OrganisationWriter {
        func node(_ template: RequestTemplate) -> Node { map([("id", template.id.rawValue)]) }
        func node(_ macro: Macro) -> Node { map([("id", macro.id.rawValue)]) }
        func node(_ rule: Rule) -> Node { map([("id", rule.id.rawValue)]) }
    }
#endif
