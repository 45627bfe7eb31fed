using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace CustomerLifecycle.Testing;

/// <summary>A throw-away PostgreSQL server on a loopback port, started once per test process from installed binaries.</summary>
public sealed class PostgreSqlServer
{
    private static readonly Lazy<Task<PostgreSqlServer>> Shared = new(StartAsync);
    private static int _databases;

    private readonly Process? _process;
    private readonly string? _problem;
    private readonly string _folder;
    private readonly int _port;

    private PostgreSqlServer(Process? process, string folder, int port, string? problem) => (_process, _folder, _port, _problem) = (process, folder, port, problem);

    /// <summary>Creates an empty database and returns its connection string. Where there is no server the test is skipped with the
    /// reason, or fails when <c>CUSTOMERLIFECYCLE_REQUIRE_POSTGRES</c> is 1.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        PostgreSqlServer server = await Shared.Value.ConfigureAwait(false);
        server.Require();
        string name = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref _databases)}");
        await using NpgsqlConnection connection = new(server.ConnectionString("postgres"));
        await connection.OpenAsync().ConfigureAwait(false);
        await using NpgsqlCommand command = new($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        return server.ConnectionString(name);
    }

    /// <summary>A server of one test's own, which it may crash.</summary>
    public static async Task<PostgreSqlServer> StartOwnAsync()
    {
        PostgreSqlServer server = await StartAsync().ConfigureAwait(false);
        server.Require();
        return server;
    }

    /// <summary>Of the database that every server has.</summary>
    public string OwnConnectionString => ConnectionString("postgres");

    /// <summary>Ends the server as a loss of power would, and keeps it down.</summary>
    public async Task CrashAsync()
    {
        await File.WriteAllTextAsync(Hold, "").ConfigureAwait(false);
        string pid = (await File.ReadAllTextAsync(Path.Combine(_folder, "pid")).ConfigureAwait(false)).Trim();
        await RunAsync("kill", "-QUIT", pid).ConfigureAwait(false);
    }

    /// <summary>Lets the server come up again, and waits until it can be reached.</summary>
    public async Task RecoverAsync()
    {
        File.Delete(Hold);
        while (true)
        {
            try
            {
                await using NpgsqlConnection connection = new(OwnConnectionString + ";Pooling=false");
                await connection.OpenAsync().ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Ends a server of one's own and removes what it held.</summary>
    public void Close() => Stop();

    private string Hold => Path.Combine(_folder, "hold");

    private void Require()
    {
        if (_problem is { } problem)
        {
            Assert.SkipUnless(Required, "PostgreSQL: " + problem);
            Assert.Fail("PostgreSQL is required and missing: " + problem);
        }
    }

    private static bool Required => Environment.GetEnvironmentVariable("CUSTOMERLIFECYCLE_REQUIRE_POSTGRES") == "1";

    private string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Timeout=15;Command Timeout=60");

    private static async Task<PostgreSqlServer> StartAsync()
    {
        string? binaries = FindBinaries();
        if (binaries is null)
        {
            return new(null, "", 0, "no server binaries (initdb, postgres) in PGBIN, /usr/lib/postgresql/*/bin or PATH");
        }

        string folder = Directory.CreateTempSubdirectory("customerlifecycle-pg-").FullName;
        bool root = Environment.UserName == "root";
        if (root)
        {
            await RunAsync("chown", "postgres", folder).ConfigureAwait(false);
        }

        string data = Path.Combine(folder, "data");
        (int exit, string output) = await RunAsync(AsPostgres(root, Path.Combine(binaries, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-instructions")).ConfigureAwait(false);
        if (exit != 0)
        {
            Directory.Delete(folder, recursive: true);
            return new(null, "", 0, "initdb failed: " + LastLine(output));
        }

        int port = FreePort();
        // The server ends with this process however that ends: a shell waits for the end of its input and then stops the server. One that
        // ends by itself comes up again, when it is not held down.
        string[] command = AsPostgres(
            root, "sh", "-c", "exec 3<&0; cd \"" + folder + "\"; touch run; (cat <&3 >/dev/null; rm -f run hold; kill -QUIT $(cat pid)) & "
                + "while [ -e run ]; do \"$@\" </dev/null & echo $! > pid; wait $!; while [ -e hold ]; do sleep 0.05; done; if [ -e run ]; then sleep 0.05; fi; done; cd /; rm -rf \"" + folder + "\"", "sh",
            Path.Combine(binaries, "postgres"), "-D", data, "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-k", folder, "-c", "max_connections=200");
        Process process = new() { StartInfo = StartInfo(command) };
        List<string> log = [];
        TaskCompletionSource<bool> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Read(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null)
            {
                return;
            }

            lock (log)
            {
                log.Add(line.Data);
            }

            if (line.Data.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                ready.TrySetResult(true);
            }
        }

        process.OutputDataReceived += Read;
        process.ErrorDataReceived += Read;
        process.StartInfo.RedirectStandardInput = true;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetResult(false);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        PostgreSqlServer server = new(process, folder, port, null);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        if (await ready.Task.WaitAsync(TimeSpan.FromSeconds(60)).ConfigureAwait(false))
        {
            return server;
        }

        lock (log)
        {
            return new(null, "", 0, "the server did not start: " + (log.LastOrDefault() ?? "no output"));
        }
    }

    // The shell stops the server and removes its folder. Nobody waits for that: a test process that takes long to end is taken for one
    // that hangs.
    private void Stop()
    {
        if (_process is { HasExited: false })
        {
            _process.StandardInput.Close();
        }
    }

    private static string? FindBinaries()
    {
        IEnumerable<string> installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => path, StringComparer.Ordinal).Select(path => Path.Combine(path, "bin"))
            : [];
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return new[] { Environment.GetEnvironmentVariable("PGBIN") ?? "" }.Concat(installed).Concat(path)
            .FirstOrDefault(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    // The server refuses to run as root.
    private static string[] AsPostgres(bool root, params string[] command) => root ? ["runuser", "-u", "postgres", "--", .. command] : command;

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<(int Exit, string Output)> RunAsync(params string[] command)
    {
        using Process process = Process.Start(StartInfo(command))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().ConfigureAwait(false);
        return (process.ExitCode, await output.ConfigureAwait(false) + await error.ConfigureAwait(false));
    }

    private static ProcessStartInfo StartInfo(string[] command)
    {
        ProcessStartInfo start = new(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (string argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static string LastLine(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "no output";
}
