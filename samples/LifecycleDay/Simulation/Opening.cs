using System.Globalization;
using CustomerLifecycle;
using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Leads;
using CustomerLifecycle.Leads.Import;
using CustomerLifecycle.Storage;
using LifecycleDay.Input;
using LifecycleDay.World;

namespace LifecycleDay.Simulation;

/// <summary>What is there before the day begins: known customers, the lead list, the shifts.</summary>
internal sealed class Opening(ICustomerService customers, ILeadService leads, RunJournal journal, WorldSchedule schedule, DayInput input, IIdGenerator ids) : IDueHandler
{
    internal const string Name = "day.opening";

    private const int SalesStartSpreadMinutes = 3;

    public string Kind => Name;

    /// <summary>At midnight: the customers the shop knows, and when everybody works.</summary>
    internal async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await journal.SaveProblemsAsync(input.Problems, cancellationToken);
        foreach (ContactLine line in input.Contacts.Where(line => line.Level != "normal" && line.ContactPoints.Count > 0))
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"opening/customer/{line.Line}");
            using (ids.EnterScope(key))
            {
                await customers.IdentifyAsync(
                    Shop.Tenant,
                    new IdentifyCustomer
                    {
                        ContactPoints = line.ContactPoints,
                        Hints =
                        [
                            Known(ProfileNames.Name, line.Name),
                            Known(ProfileNames.Level, line.Level),
                        ],
                        IdempotencyKey = key,
                    },
                    cancellationToken);
            }
        }

        int sales = 0;
        foreach (AgentLine line in input.Agents.Where(line => line.Role != "engineer"))
        {
            DateTimeOffset from = Shop.At(input.Date, line.ShiftFrom);
            DateTimeOffset to = Shop.At(input.Date, line.ShiftTo);
            if (line.Role == "sales")
            {
                await ScheduleAsync(SalesClaims.Name, line.Id, from.AddMinutes(++sales * SalesStartSpreadMinutes), to.ToString("O", CultureInfo.InvariantCulture), cancellationToken);
            }
            else
            {
                await ScheduleAsync(Shifts.Name, Shifts.Begin + "/" + line.Id, from, line.Id, cancellationToken);
                await ScheduleAsync(Shifts.Name, Shifts.End + "/" + line.Id, to, line.Id, cancellationToken);
            }
        }

        await ScheduleAsync(Name, "leads", Shop.At(input.Date, Shop.Opens), "", cancellationToken);

        ProfileValue Known(string name, string value) => new() { Name = name, Value = value, Source = "crm", ObservedAt = Shop.At(input.Date, TimeOnly.MinValue) };
    }

    /// <summary>When the shop opens: the lead list of yesterday and the night.</summary>
    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        string path = input.Options.Leads;
        using FileStream csv = File.OpenRead(path);
        LeadImportReport report;
        using (ids.EnterScope("opening/leads"))
        {
            report = await leads.ImportAsync(
                Shop.Tenant,
                csv,
                new LeadImportOptions
                {
                    File = Path.GetFileName(path),
                    Columns = new Dictionary<string, LeadColumn> { ["product"] = LeadColumn.Interest, ["note"] = LeadColumn.Attribute },
                },
                cancellationToken);
        }

        IEnumerable<InputProblem> problems = report.Issues.Where(issue => issue.Rejected)
            .Select(issue => new InputProblem(report.File, issue.Line, issue.Column ?? "(all)", issue.Reason));
        await journal.SaveProblemsAsync(problems, cancellationToken);
    }

    private async Task ScheduleAsync(string kind, string key, DateTimeOffset at, string payload, CancellationToken cancellationToken)
    {
        string effect = "opening/" + kind + "/" + key;
        using (ids.EnterScope(effect))
        {
            await schedule.AtAsync(kind, key, at, payload, effect, cancellationToken);
        }
    }
}
