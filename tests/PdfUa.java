import java.io.File;
import java.util.HashSet;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates PDF files against PDF/UA-1 with the veraPDF engine. Run by tests/pdf_ua.py; exits 1 when one fails. */
public class PdfUa {
  public static void main(String[] files) throws Exception {
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    boolean allPass = true;
    for (String file : files) {
      allPass &= passes(file);
    }
    System.exit(allPass ? 0 : 1);
  }

  private static boolean passes(String file) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.PDFUA_1;
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 3, false, false, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.printf("%s: %s PDF/UA-1, %d checks, %d rules failed%n", file,
          result.isCompliant() ? "passes" : "fails", result.getTotalAssertions(), result.getFailedChecks().size());
      Set<Object> told = new HashSet<>();
      for (TestAssertion found : result.getTestAssertions()) {
        if (found.getStatus() == TestAssertion.Status.FAILED && told.add(found.getRuleId())) {
          System.out.printf("  clause %s test %d: %s%n    at %s%n", found.getRuleId().getClause(),
              found.getRuleId().getTestNumber(), found.getMessage(), found.getLocation().getContext());
        }
      }
      return result.isCompliant();
    }
  }
}
