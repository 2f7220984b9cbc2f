package io.semstream.agent;

import io.semstream.agent.installation.Distribution;
import io.semstream.agent.installation.SystemService;
import io.semstream.runtime.ServiceMain;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the agent from the operating system again. */
@Command(name = "uninstall", mixinStandardHelpOptions = true, versionProvider = AgentCommand.Version.class, sortOptions = false, description = {
    "Stops the agent and has the operating system forget it. Configuration, ledger and logs stay.",
    "Exit code: 0 done, 1 something is left to be done by hand."})
final class UninstallCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Override
    public Integer call() {
        Optional<Distribution> here = Distribution.ofThisProcess();
        if (here.isEmpty()) {
            System.err.println("only an unpacked agent can be uninstalled: use its bin/semstream-agent");
            return ServiceMain.MISCONFIGURED;
        }
        SystemService installed = service.of(here.get(), here.get().config(), "");
        int code = ServiceOptions.taken(installed::uninstall);
        System.out
                .println("configuration, ledger and logs stay as they are in " + here.get().home() + " and wherever the settings put them");
        return code;
    }
}
