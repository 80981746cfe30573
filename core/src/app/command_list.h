#pragma once

/// Every command and query, once: its handler, its JSON form and its place in the notebook all come
/// from this list.
#define FIELDFARE_COMMANDS(X) \
  X(FrameworkList)            \
  X(VisitCreate)              \
  X(VisitList)                \
  X(VisitShow)                \
  X(VisitClose)               \
  X(VisitJoin)                \
  X(VisitSetHub)              \
  X(DeviceCard)               \
  X(MemberAdd)                \
  X(MemberList)               \
  X(MemberRemove)             \
  X(ActivityAdd)              \
  X(ActivityUpdate)           \
  X(ActivityList)             \
  X(CaseAdd)                  \
  X(CaseConsent)              \
  X(CaseList)                 \
  X(LineAdd)                  \
  X(LineUpdate)               \
  X(LineClose)                \
  X(LineList)                 \
  X(ConcernAdd)               \
  X(ConcernAct)               \
  X(ConcernList)              \
  X(ProviderAdd)              \
  X(ProviderList)             \
  X(NoteAdd)                  \
  X(NoteEdit)                 \
  X(NoteList)                 \
  X(NoteShow)                 \
  X(NoteHistory)              \
  X(NoteRedact)               \
  X(Search)                   \
  X(DraftKeep)                \
  X(DraftList)                \
  X(DraftDrop)                \
  X(ConflictList)             \
  X(ConflictShow)             \
  X(ConflictResolve)          \
  X(NoticeList)               \
  X(NoticeDismiss)            \
  X(StoreInfo)                \
  X(StoreVerify)              \
  X(StoreRebuild)             \
  X(StoreBackup)              \
  X(GuardCheck)               \
  X(GuardAllow)               \
  X(GuardAllowed)
