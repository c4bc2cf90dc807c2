using Orchestrator.Server.CommandLine;
using Orchestrator.Server.Hosting;

// A verb runs without the web server; no verb serves.
return Verbs.IsVerb(args)
    ? await Verbs.RunAsync(args, Console.Out, Console.Error, CancellationToken.None)
    : await ServerRun.RunAsync(args);
