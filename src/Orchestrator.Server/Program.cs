using System.Globalization;
using Orchestrator.Server.CommandLine;

// Dates, numbers and messages are the same on every machine, whatever its language: on all threads.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

// A verb runs without the web server; no verb serves.
return Verbs.IsVerb(args)
    ? await Verbs.RunAsync(args, Console.Out, Console.Error, CancellationToken.None)
    : await ServerRun.RunAsync(args);
