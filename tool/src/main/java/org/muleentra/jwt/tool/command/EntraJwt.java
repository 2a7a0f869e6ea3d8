package org.muleentra.jwt.tool.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.regex.Pattern;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.UnreadableFileException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry of the command {@code entra-jwt}. */
@Command(name = "entra-jwt", mixinStandardHelpOptions = true, versionProvider = EntraJwt.Version.class,
    description = "Explains decisions about Microsoft Entra access tokens, and checks the policy's forms. No network unless asked.",
    subcommands = {ExplainCommand.class, CheckCommand.class, CompareCommand.class, ReplayCommand.class, KeysCommand.class,
        CatalogueCommand.class, VerifyCommand.class, DoctorCommand.class, MigrateCommand.class, AutoComplete.GenerateCompletion.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:good: let in, or as it must be", "1:refused, or not as it must be", "2:wrong use of the command",
        "3:not decided: a file or keys that are not there, a server that does not answer"})
public final class EntraJwt implements Runnable {

  /** What looks like a token, or the beginning of one, is not told again. */
  private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.\\-]*");

  @Spec
  private CommandSpec spec;

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine(System.in, new SystemTerminal()).execute(arguments));
  }

  /** The command, which reads tokens from the terminal, or else from {@code in}, unless told otherwise. */
  static CommandLine commandLine(InputStream in, Terminal terminal) {
    CommandLine line = new CommandLine(new EntraJwt(), new Commands(in, terminal));
    line.setParameterExceptionHandler(EntraJwt::wrongUse);
    line.setExecutionExceptionHandler((failure, command, parsed) -> undecided(failure, command));
    line.getSubcommands().get("generate-completion").getCommandSpec().usageMessage().hidden(false);
    return line;
  }

  /** Tells what is wrong without telling what was given, which may be a token. */
  private static int wrongUse(ParameterException failure, String[] arguments) {
    PrintWriter err = failure.getCommandLine().getErr();
    err.println(failure instanceof CommandLine.UnmatchedArgumentException
        ? "There is an argument too many, or an option that is not known. Tokens come from standard input or a file, never as an argument."
        : TOKEN.matcher(failure.getMessage()).replaceAll("(a token)"));
    err.println("Try '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  /** In one sentence, and never with a stack trace, which could quote a token. */
  private static int undecided(Exception failure, CommandLine command) {
    command.getErr().println(failure instanceof FieldException || failure instanceof UnreadableFileException
        || failure instanceof UndecidedException ? TOKEN.matcher(failure.getMessage()).replaceAll("(a token)")
        : "Not decided, for an unforeseen " + failure.getClass().getName() + place(failure));
    return ExitCode.UNDECIDED;
  }

  private static String place(Exception failure) {
    return failure.getStackTrace().length == 0 ? "" : " at " + failure.getStackTrace()[0];
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a sub-command.");
  }

  /** The version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = EntraJwt.class.getPackage().getImplementationVersion();
      return new String[] {"entra-jwt " + (version == null ? "(not packaged)" : version)};
    }
  }
}
