using CustomerLifecycle;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>How the staff of the sample works on each type of ticket.</summary>
internal static class TicketScript
{
    private static readonly Dictionary<string, TicketStep[]> Steps = new(StringComparer.Ordinal)
    {
        ["after-sales"] =
        [
            new(2, 18, Trigger: "Start", Reply: "您好，工单已受理，我们先核对保修信息。"),
            new(5, 30, Trigger: "SendToWorkshop", HandOverTo: Shop.Engineering),
            new(20, 200, Trigger: "OrderParts"),
            new(30, 150, Trigger: "PartsArrived"),
            new(15, 120, Trigger: "Solve", Field: "resolution", Value: "已更换配件并测试正常"),
            new(30, 240, Trigger: "Confirm"),
        ],
        ["complaint"] =
        [
            new(2, 24, Trigger: "Accept", Reply: "非常抱歉给您带来不便，您的投诉已由专员跟进。"),
            new(10, 60, Trigger: "AskDepartment", HandOverTo: Shop.Engineering),
            new(30, 180, Trigger: "DepartmentAnswered", HandOverTo: Shop.FrontOffice),
            new(10, 90, Trigger: "Resolve", Field: "resolution", Value: "致歉并补偿 50 元优惠券"),
        ],
        ["field-service"] =
        [
            new(2, 20, Trigger: "Submit", Reply: "上门服务单已提交，工程师会与您确认时间。", Field: "address", Value: "客户登记地址"),
            new(5, 40, Visit: VisitStep.Schedule, HandOverTo: Shop.Engineering),
            new(2, 20, Visit: VisitStep.Dispatch),
            new(2, 15, Visit: VisitStep.Accept),
            new(20, 120, Visit: VisitStep.Depart),
            new(15, 60, Visit: VisitStep.Arrive),
            new(20, 110, Visit: VisitStep.Report),
            new(5, 45, Visit: VisitStep.CallBack),
            new(5, 30, Trigger: "Close"),
        ],
    };

    internal static TicketStep? Find(string type, int step) =>
        Steps.TryGetValue(type, out TicketStep[]? steps) && step < steps.Length ? steps[step] : null;

    internal static TimeSpan Delay(string type, int step, TicketId ticket, Chance chance) =>
        Find(type, step) is { } next
            ? TimeSpan.FromMinutes(chance.Between($"ticket/{ticket.Value}/{step}", next.MinMinutes, next.MaxMinutes))
            : TimeSpan.Zero;
}
