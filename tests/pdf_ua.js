/* The PDF/UA-1 validator: reads names of files from standard input and answers each with a line of JSON.

   Run by tests/pdf_ua.py in Rhino, the JavaScript that lies in the jar beside veraPDF: no Java compiler is needed. The
   rules are read here, because the engine's own reader of them wants a JAXB that neither Java nor the jar holds. */
const {Profiles, ErrorArgumentImpl} = org.verapdf.pdfa.validation.profiles;
const FLAVOUR = org.verapdf.pdfa.flavours.PDFAFlavour.PDFUA_1;
const RULES = "org/verapdf/pdfa/validation/PDFUA-1.xml";
const SHOWN_OF_A_RULE = 1;

function children(element, name) {
  const found = element.getElementsByTagName(name);
  return Array.from({length: found.getLength()}, (_, index) => found.item(index));
}

function text(element, name) {
  return children(element, name)[0].getTextContent();
}

function listed(values) {
  const list = new java.util.ArrayList();
  values.forEach((value) => list.add(value));
  return list;
}

function argument(element) {
  const name = element.hasAttribute("name") ? element.getAttribute("name") : null;
  return ErrorArgumentImpl.fromValues(element.getTextContent(), name, null);
}

function rule(element) {
  const id = children(element, "id")[0];
  const number = java.lang.Integer.parseInt(id.getAttribute("testNumber"));
  const deferred = java.lang.Boolean.valueOf(element.getAttribute("deferred") == "true");
  return Profiles.ruleFromValues(
    Profiles.ruleIdFromValues(FLAVOUR.getPart(), id.getAttribute("clause"), number),
    element.getAttribute("object"), deferred, element.getAttribute("tags"), text(element, "description"),
    text(element, "test"),
    Profiles.errorFromValues(text(element, "message"), listed(children(element, "argument").map(argument))),
    listed([]));
}

function variable(element) {
  return Profiles.variableFromValues(
    element.getAttribute("name"), element.getAttribute("object"), text(element, "defaultValue"),
    text(element, "value"));
}

function profile() {
  const source = java.lang.ClassLoader.getSystemResourceAsStream(RULES);
  const root = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source);
  return Profiles.profileFromValues(
    FLAVOUR, Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new java.util.Date(0)), "",
    new java.util.HashSet(listed(children(root, "rule").map(rule))),
    new java.util.HashSet(listed(children(root, "variable").map(variable))));
}

function failures(result) {
  const examples = new java.util.HashMap();
  for (let found of result.getTestAssertions()) {
    if (found.getStatus() == org.verapdf.pdfa.results.TestAssertion.Status.FAILED) {
      examples.putIfAbsent(found.getRuleId(), found);
    }
  }
  return Array.from(result.getFailedChecks().entrySet(), (failed) => ({
    clause: String(failed.getKey().getClause()),
    test: Number(failed.getKey().getTestNumber()),
    times: Number(failed.getValue()),
    message: String(examples.get(failed.getKey()).getErrorMessage() || examples.get(failed.getKey()).getMessage()),
    place: String(examples.get(failed.getKey()).getLocation().getContext()),
  }));
}

function answer(foundry, rules, name) {
  let parser, validator;
  try {
    parser = foundry.createParser(new java.io.File(name), FLAVOUR, FLAVOUR);
    validator = foundry.createValidator(rules, SHOWN_OF_A_RULE, false, true, false);
    const result = validator.validate(parser);
    return {failures: failures(result)};
  } catch (error) {
    return {error: String(error.javaException || error)};
  } finally {
    [validator, parser].filter(Boolean).forEach((opened) => opened.close());
  }
}

java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE);
org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
const foundry = org.verapdf.pdfa.Foundries.defaultInstance();
const rules = profile();
const names = new java.io.BufferedReader(new java.io.InputStreamReader(java.lang.System.in, "UTF-8"));
for (let name = names.readLine(); name !== null; name = names.readLine()) {
  print(JSON.stringify(answer(foundry, rules, name)));
}
